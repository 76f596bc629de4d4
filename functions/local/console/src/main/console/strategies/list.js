import { html } from '../lib/preact/preact.js';
import { changeQuery, href, route } from '../shell/router.js';
import { may } from '../shell/session.js';
import { currency } from '../shell/settings.js';
import { useStore } from '../shell/store.js';
import { t } from '../shell/texts.js';
import { LIVE_MILLIS, useData } from '../ui/data.js';
import { Segmented } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useList } from '../ui/list.js';
import { Amount } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { Page, Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { loadFigures } from './figures.js';
import { loadSegmentNames } from './segments.js';
import { Status } from './status.js';
import { Window } from './window.js';
import { termsInWords } from './words.js';

const STATUSES = ['', 'draft', 'active', 'paused', 'ended'];

export function StrategyList() {
  const { query } = useStore(route);
  const status = STATUSES.includes(query.status) ? query.status : '';
  const strategies = useList('/v1/strategies', { status });
  const seesFigures = may('marketer', 'operator');
  const inCurrency = currency();
  const figures = useData(
    async (signal) => (seesFigures ? loadFigures(inCurrency, signal) : null),
    [inCurrency, seesFigures],
    { every: seesFigures ? LIVE_MILLIS : undefined },
  );
  const namesSegments = seesFigures && (strategies.data ?? []).some((/** @type {any} */ row) => row.conditions?.segments);
  const segments = useData(async (signal) => (namesSegments ? loadSegmentNames(signal) : new Map()), [namesSegments]);
  return html`<${Page} title=${t('page.strategies')} actions=${may('marketer', 'operator') && html`<${New} />`}>
    <${Section}
      title=${t('strategies.all')}
      actions=${html`<${Segmented}
        label=${t('strategies.statusFilter')}
        value=${status}
        options=${STATUSES.map((one) => [one, one ? t(`strategies.status.${one}`) : t('strategies.any')])}
        onChange=${(/** @type {string} */ chosen) => changeQuery({ status: chosen })}
      />`}
    >
      <${Await} from=${strategies} rows=${6}>${(/** @type {any[]} */ rows) =>
        rows.length === 0
          ? html`<${Empty} title=${t('strategies.none')} text=${t('strategies.noneText')} />`
          : html`<${Table}
              caption=${t('strategies.all')}
              rows=${rows}
              rowKey=${(/** @type {any} */ row) => row.strategyId}
              onMore=${strategies.more}
              columns=${columns(figures.data, segments.data ?? new Map())}
            />`}<//>
    <//>
  <//>`;
}

function New() {
  return html`<a class="button primary" href=${href(['strategies', 'new'])}><${Icon} name="plus-lg" /> ${t('strategies.new')}</a>`;
}

/**
 * @param {Map<string, import('./figures.js').Figures> | null | undefined} figures
 * @param {Map<string, string>} segments
 * @returns {import('../ui/table.js').Column<any>[]}
 */
function columns(figures, segments) {
  const of = (/** @type {any} */ row) => figures?.get(row.strategyId);
  return [
    {
      title: t('strategies.name'),
      cell: (row) => html`<div class="title-cell">
        <a href=${href(['strategies', row.strategyId])}>${row.name}</a>
        <span class="muted">${termsInWords(row, (id) => segments.get(id) ?? id)}</span>
      </div>`,
    },
    { title: t('strategies.status'), cell: (row) => html`<${Status} of=${row} />` },
    { title: t('strategies.window'), cell: (row) => html`<${Window} of=${row.window} />`, wide: true },
    { title: t('strategies.stock'), number: true, wide: true, cell: (row) => count(row.limits?.stock) },
    {
      title: t('strategies.budget'),
      number: true,
      wide: true,
      cell: (row) => (row.limits?.budget ? html`<${Amount} of=${row.limits.budget} />` : '–'),
    },
    ...(figures
      ? /** @type {import('../ui/table.js').Column<any>[]} */ ([
          { title: t('strategies.redemptions'), number: true, wide: true, cell: (row) => count(of(row)?.redemptionCount) },
          { title: t('strategies.discount'), number: true, wide: true, cell: (row) => amount(of(row)?.discount) },
          { title: t('strategies.purchases'), number: true, wide: true, cell: (row) => count(of(row)?.purchaseCount) },
          { title: t('strategies.revenue'), number: true, cell: (row) => amount(of(row)?.revenue) },
        ])
      : []),
  ];
}

/** @param {number | undefined} value */
const count = (value) => (value === undefined ? '–' : formatNumber(value));

/** @param {import('../ui/money.js').Money | undefined} money */
const amount = (money) => (money ? html`<${Amount} of=${money} />` : '–');
