// What was changed on a strategy, when and by whom, from the audit log.
import { html } from '../lib/preact/preact.js';
import { hasText, t } from '../shell/texts.js';
import { useList } from '../ui/list.js';
import { Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';
import { changes } from './changes.js';

/** @param {{strategy: any}} props */
export function Versions({ strategy: { strategyId, termsVersion, currency } }) {
  const entries = useList('/v1/audit', { strategyId, limit: 20 });
  return html`<${Section} title=${t('strategies.history')} note=${t('strategies.version', { n: termsVersion })}>
    <${Await} from=${entries}>${(/** @type {any[]} */ rows) => html`<${Table}
      caption=${t('strategies.history')}
      rows=${rows}
      rowKey=${(/** @type {any} */ row) => row.entryId}
      onMore=${entries.more}
      columns=${[
        { title: t('strategies.at'), cell: (/** @type {any} */ row) => html`<${Time} at=${row.at} />` },
        { title: t('strategies.what'), cell: (/** @type {any} */ row) => actName(row.action) },
        { title: t('strategies.changes'), cell: (/** @type {any} */ row) => html`<${Changes} before=${row.before} after=${row.after} currency=${currency} />` },
        { title: t('strategies.by'), wide: true, cell: (/** @type {any} */ row) => row.actor.roles.map((/** @type {string} */ role) => t(`role.${role}`)).join(', ') },
      ]}
    />`}<//>
  <//>`;
}

/** @param {string} action */
const actName = (action) => (hasText(`strategies.audit.${action}`) ? t(`strategies.audit.${action}`) : action);

/** @param {{before?: any, after?: any, currency: string}} props */
export function Changes({ before = {}, after = {}, currency }) {
  return html`<ul class="changes">
    ${changes(before, after, currency).map(
      ({ name, was, is }) => html`<li key=${name}>
        <code>${name}</code> ${was !== undefined && html`<del>${was}</del> →`} <ins>${is ?? '–'}</ins>
      </li>`,
    )}
  </ul>`;
}
