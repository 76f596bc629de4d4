import { html } from '../lib/preact/preact.js';
import { ChartCard } from '../charts/card.js';
import { LineChart } from '../charts/lines.js';
import { longLabel, shortLabel } from '../overview/steps.js';
import { t } from '../shell/texts.js';
import { formatCompact, formatMoney, toDecimal } from '../ui/money.js';
import { monthsOf } from './net-purchases.js';

/** @param {{memberId: string, totals: any, activities: {items: any[], next?: string}}} props */
export function PurchasesChart({ memberId, totals, activities }) {
  const months = monthsOf(totals, activities);
  if (months.length === 0) return null;
  const { currency } = totals.purchaseAmount;
  const exact = (/** @type {bigint} */ minorUnits) => formatMoney({ minorUnits, currency });
  const written = (/** @type {number} */ step) => [longLabel(months[step].start, 'month'), exact(months[step].total), exact(months[step].change)];
  return html`<${ChartCard}
    title=${t('members.chart')}
    note=${t('members.chartNote')}
    file=${`${memberId}-${currency}`}
    figures=${{
      columns: [t('members.month'), t('members.netPurchases'), t('members.inMonth')],
      rows: months.map((_, step) => written(step)),
      csv: () =>
        months.map(({ start, total, change }) => [start, toDecimal({ minorUnits: total, currency }), toDecimal({ minorUnits: change, currency })]),
    }}
  >
    <${LineChart}
      label=${t('members.chart')}
      lines=${[{ name: t('members.netPurchases'), color: 1, values: months.map(({ total }) => Number(total)) }]}
      labels=${months.map(({ start }) => shortLabel(start, 'month'))}
      format=${(/** @type {number} */ value) => formatCompact(value, currency)}
      describe=${(/** @type {number} */ step) => written(step).slice(0, 2).join(', ')}
      tip=${(/** @type {number} */ step) => html`<p>${longLabel(months[step].start, 'month')}</p>
        <dl>
          <dt>${t('members.netPurchases')}</dt><dd>${exact(months[step].total)}</dd>
          <dt>${t('members.inMonth')}</dt><dd>${exact(months[step].change)}</dd>
        </dl>`}
    />
  <//>`;
}
