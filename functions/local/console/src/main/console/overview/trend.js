// Net purchases and revenue by step, beside those of the period before.
import { html } from '../lib/preact/preact.js';
import { ChartCard, Legend } from '../charts/card.js';
import { LineChart } from '../charts/lines.js';
import { changeQuery, route } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { Segmented } from '../ui/field.js';
import { formatCompact, formatMoney, toDecimal } from '../ui/money.js';
import { longLabel, shortLabel, zoomInto } from './steps.js';

/** @typedef {import('./series.js').Step} Step */

/** @param {{figures: import('./figures.js').OverviewFigures}} props */
export function Trend({ figures }) {
  const { range, currency, purchases } = figures;
  const cumulative = route.get().query.view === 'total';
  const series = seriesOf(figures, cumulative);
  const exact = (/** @type {bigint | undefined} */ minorUnits) =>
    minorUnits === undefined ? '–' : formatMoney({ minorUnits, currency });
  const values = (/** @type {number} */ step) => series.map(({ name, color, faint, amounts }) => ({ name, color, faint, amount: amounts[step] }));
  const describe = (/** @type {number} */ step) =>
    [longLabel(purchases[step].start, range.step), ...values(step).map(({ name, amount }) => `${name} ${exact(amount)}`)].join(', ');
  return html`<${ChartCard}
    title=${cumulative ? t('trend.titleTotal') : t(`trend.title.${range.step}`)}
    file=${`merit-${currency}-${range.from}-${range.to}`}
    legend=${html`<${Legend} items=${series} />`}
    actions=${html`<${Segmented}
      label=${t('trend.view')}
      value=${cumulative ? 'total' : 'change'}
      onChange=${(/** @type {string} */ view) => changeQuery({ view: view === 'total' ? view : '' }, { replace: true })}
      options=${[
        ['change', t(`trend.per.${range.step}`)],
        ['total', t('trend.cumulative')],
      ]}
    />`}
    figures=${{
      columns: [t('chart.start'), ...series.map(({ name }) => name)],
      rows: purchases.map((step, index) => [longLabel(step.start, range.step), ...values(index).map(({ amount }) => exact(amount))]),
      csv: () =>
        purchases.map((step, index) => [
          step.start,
          ...values(index).map(({ amount }) => (amount === undefined ? '' : toDecimal({ minorUnits: amount, currency }))),
        ]),
    }}
  >
    <${LineChart}
      label=${t('trend.label')}
      labels=${purchases.map((step) => shortLabel(step.start, range.step))}
      lines=${series.map(({ name, color, faint, amounts }) => ({
        name,
        color,
        faint,
        values: purchases.map((_, step) => (amounts[step] === undefined ? null : Number(amounts[step]))),
      }))}
      format=${(/** @type {number} */ value) => formatCompact(value, currency)}
      describe=${describe}
      onPick=${(/** @type {number} */ step) => zoomInto(purchases[step], range.step)}
      tip=${(/** @type {number} */ step) => html`<p>${longLabel(purchases[step].start, range.step)}</p>
        <dl>
          ${values(step).map(
            ({ name, color, faint, amount }) =>
              html`<dt><span class=${`swatch color-${color} ${faint ? 'faint' : ''}`}></span>${name}</dt>
                <dd>${exact(amount)}</dd>`,
          )}
        </dl>`}
    />
  <//>`;
}

/**
 * @param {import('./figures.js').OverviewFigures} figures
 * @param {boolean} cumulative
 */
function seriesOf({ purchases, revenue, purchasesBefore, revenueBefore }, cumulative) {
  const of = (/** @type {Step[]} */ steps) => steps.map((step) => (cumulative ? step.total : step.change));
  return [
    { name: t('overview.purchases'), color: 1, faint: false, amounts: of(purchases) },
    { name: t('overview.revenue'), color: 2, faint: false, amounts: of(revenue) },
    { name: t('trend.purchasesBefore'), color: 1, faint: true, amounts: of(purchasesBefore) },
    { name: t('trend.revenueBefore'), color: 2, faint: true, amounts: of(revenueBefore) },
  ];
}
