import { html } from '../lib/preact/preact.js';
import { href } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { useList } from '../ui/list.js';
import { Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';

/** @type {Record<string, string>} */
const LOOKS = { running: 'accent', done: 'good', cancelled: '' };

/** The erasures and exports that members asked for. */
export function DataRequests() {
  const requests = useList('/v1/data-requests', {});
  return html`<${Section} title=${t('requests.title')}>
    <p class="hint">${t('requests.text')}</p>
    <${Await} from=${requests}>
      ${(/** @type {any[]} */ rows) =>
        rows.length === 0
          ? html`<${Empty} title=${t('requests.none')} />`
          : html`<${Table}
              caption=${t('requests.title')}
              rows=${rows}
              rowKey=${(/** @type {any} */ one) => one.requestId}
              onMore=${requests.more}
              columns=${[
                { title: t('requests.kind'), cell: (/** @type {any} */ one) => t(`requests.kind.${one.kind}`) },
                {
                  title: t('requests.member'),
                  cell: (/** @type {any} */ one) => html`<a href=${href(['members', one.memberId])}><code>${one.memberId}</code></a>`,
                },
                {
                  title: t('requests.status'),
                  cell: (/** @type {any} */ one) =>
                    html`<span class=${`badge ${LOOKS[one.status]}`}>${t(`requests.status.${one.status}`)}</span>`,
                },
                { title: t('requests.requestedAt'), cell: (/** @type {any} */ one) => html`<${Time} at=${one.requestedAt} />` },
                { title: t('requests.dueBy'), wide: true, cell: (/** @type {any} */ one) => html`<${Time} at=${one.dueBy} dateOnly />` },
                { title: t('requests.doneAt'), cell: (/** @type {any} */ one) => (one.doneAt ? html`<${Time} at=${one.doneAt} />` : '–') },
              ]}
            />`}
    <//>
  <//>`;
}
