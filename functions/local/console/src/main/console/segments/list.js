import { html } from '../lib/preact/preact.js';
import { href } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { Icon } from '../ui/icon.js';
import { useList } from '../ui/list.js';
import { formatNumber } from '../ui/number.js';
import { Page, Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';
import { rulesInWords } from './words.js';

export function SegmentList() {
  const segments = useList('/v1/segments', {});
  const add = html`<a class="button primary" href=${href(['segments', 'new'])}><${Icon} name="plus-lg" /> ${t('segments.new')}</a>`;
  return html`<${Page} title=${t('page.segments')} actions=${add}>
    <${Section} title=${t('segments.all')} note=${t('segments.note')}>
      <${Await} from=${segments} rows=${5}>${(/** @type {any[]} */ rows) =>
        rows.length === 0
          ? html`<${Empty} title=${t('segments.none')} text=${t('segments.noneText')} />`
          : html`<${Table} caption=${t('segments.all')} rows=${rows} rowKey=${(/** @type {any} */ row) => row.segmentId}
              onMore=${segments.more} columns=${columns()} />`}<//>
    <//>
  <//>`;
}

/** @type {() => import('../ui/table.js').Column<any>[]} */
const columns = () => [
  {
    title: t('segments.segment'),
    cell: (row) => html`<div class="title-cell">
      <a href=${href(['segments', row.segmentId])}>${row.name}</a> <span class="muted">${rulesInWords(row.rules)}</span>
    </div>`,
  },
  { title: t('segments.size'), number: true, cell: (row) => (row.refreshedAt ? formatNumber(row.size) : t('segments.waiting')) },
  { title: t('segments.refreshed'), wide: true, cell: (row) => row.refreshedAt && html`<${Time} at=${row.refreshedAt} />` },
];
