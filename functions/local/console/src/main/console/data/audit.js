// Who did what, newest first.
import { html } from '../lib/preact/preact.js';
import { changeQuery, href, route } from '../shell/router.js';
import { hasText, t } from '../shell/texts.js';
import { TextField } from '../ui/field.js';
import { useList } from '../ui/list.js';
import { Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';

const FILTERS = ['memberId', 'strategyId'];

export function Audit() {
  const { query } = route.get();
  const chosen = FILTERS.find((name) => query[name]);
  const entries = useList('/v1/audit', chosen ? { [chosen]: query[chosen] } : {});
  return html`<${Section} title=${t('audit.title')}>
    <p class="hint">${t('audit.text')}</p>
    <div class="fields">
      ${FILTERS.map(
        (name) => html`<${TextField}
          key=${name}
          label=${t(`audit.filter.${name}`)}
          value=${query[name] ?? ''}
          attributes=${{ spellcheck: false, autocomplete: 'off' }}
          onChange=${(/** @type {string} */ value) =>
            changeQuery({ memberId: '', strategyId: '', [name]: value.trim() }, { replace: true })}
        />`,
      )}
    </div>
    <${Await} from=${entries}>
      ${(/** @type {any[]} */ rows) =>
        rows.length === 0 && !entries.more
          ? html`<${Empty} title=${t('audit.none')} />`
          : html`<${Table}
              caption=${t('audit.title')}
              rows=${rows}
              rowKey=${(/** @type {any} */ entry) => entry.entryId}
              onMore=${entries.more}
              columns=${[
                { title: t('audit.at'), cell: (/** @type {any} */ entry) => html`<${Time} at=${entry.at} seconds />` },
                {
                  title: t('audit.actor'),
                  cell: (/** @type {any} */ entry) => html`${entry.actor.roles.map((/** @type {string} */ role) => t(`role.${role}`)).join(', ')}
                    <code class="muted short">${entry.actor.memberId ?? entry.actor.subject}</code>`,
                },
                { title: t('audit.action'), cell: (/** @type {any} */ entry) => actionOf(entry) },
                { title: t('audit.target'), cell: (/** @type {any} */ entry) => html`<${Target} target=${entry.target} />` },
                { title: t('audit.change'), wide: true, cell: (/** @type {any} */ entry) => html`<${Change} entry=${entry} />` },
              ]}
            />`}
    <//>
  <//>`;
}

/** @param {any} entry */
const actionOf = (entry) =>
  hasText(`audit.action.${entry.action}`) ? t(`audit.action.${entry.action}`) : html`<code>${entry.action}</code>`;

/** @type {Record<string, string>} */
const PAGE_OF = { member: 'members', strategy: 'strategies', segment: 'segments' };

/** @param {{target: {kind: string, id: string}}} props */
function Target({ target }) {
  const name = hasText(`audit.kind.${target.kind}`) ? t(`audit.kind.${target.kind}`) : target.kind;
  const page = PAGE_OF[target.kind];
  return html`${name} ${page ? html`<a href=${href([page, target.id])}><code class="short">${target.id}</code></a>` : html`<code>${target.id}</code>`}`;
}

/** @param {{entry: any}} props */
function Change({ entry }) {
  const fields = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  return html`<ul class="changes">
    ${fields.map(
      (field) => html`<li key=${field}>
        <span class="muted">${field}</span>
        ${entry.before?.[field] !== undefined && html` <del>${shown(entry.before[field])}</del>`}
        ${entry.after?.[field] !== undefined && html` <ins>${shown(entry.after[field])}</ins>`}
      </li>`,
    )}
  </ul>`;
}

/** @param {unknown} value */
const shown = (value) =>
  typeof value === 'string' ? value : JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
