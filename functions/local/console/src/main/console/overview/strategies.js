// The revenue of each strategy: stacked by step, and as a table.
import { html } from '../lib/preact/preact.js';
import { ChartCard, Legend } from '../charts/card.js';
import { StackedBars } from '../charts/bars.js';
import { href } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { formatCompact, formatMoney, toDecimal } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { longLabel, shortLabel, zoomInto } from './steps.js';

/** Strategies with a colour of their own; the others share the last colour. */
const MAX_LAYERS = 5;

/** @param {{figures: import('./figures.js').OverviewFigures, live: any}} props */
export function StrategyRevenue({ figures }) {
  const { range, currency, revenue } = figures;
  const strategies = ranked(figures);
  if (strategies.length === 0) {
    return html`<${Section} title=${t('revenue.title')}>
      <${Empty} title=${t('revenue.none')} text=${t('revenue.noneText')} />
    <//>`;
  }
  const layers = layersOf(strategies, revenue);
  const exact = (/** @type {bigint} */ minorUnits) => formatMoney({ minorUnits, currency });
  const nonZero = (/** @type {number} */ step) => layers.filter((layer) => layer.amounts[step] !== 0n);
  const describe = (/** @type {number} */ step) =>
    [longLabel(revenue[step].start, range.step), ...nonZero(step).map(({ name, amounts }) => `${name} ${exact(amounts[step])}`)].join(', ');
  const all = strategies.reduce((total, strategy) => total + strategy.amount, 0n);
  return html`<${ChartCard}
    title=${t('revenue.title')}
    file=${`merit-strategies-${currency}-${range.from}-${range.to}`}
    legend=${html`<${Legend} items=${layers} />`}
    figures=${{
      columns: [t('revenue.strategy'), t('revenue.amount'), t('revenue.share')],
      rows: strategies.map(({ strategyId, name, amount }) => [
        html`<a href=${href(['strategies', strategyId])}>${name}</a>`,
        exact(amount),
        all === 0n ? '–' : formatNumber(Number(amount) / Number(all), { style: 'percent', maximumFractionDigits: 1 }),
      ]),
      csv: () => strategies.map(({ name, amount }) => [name, toDecimal({ minorUnits: amount, currency }), all === 0n ? '' : Number(amount) / Number(all)]),
    }}
  >
    <${StackedBars}
      label=${t('revenue.label')}
      height=${220}
      labels=${revenue.map((step) => shortLabel(step.start, range.step))}
      layers=${layers.map(({ name, color, amounts }) => ({ name, color, values: amounts.map(Number) }))}
      format=${(/** @type {number} */ value) => formatCompact(value, currency)}
      describe=${describe}
      onPick=${(/** @type {number} */ step) => zoomInto(revenue[step], range.step)}
      tip=${(/** @type {number} */ step) => html`<p>${longLabel(revenue[step].start, range.step)}</p>
        <dl>
          ${nonZero(step).map(
            ({ name, color, amounts }) =>
              html`<dt><span class=${`swatch color-${color}`}></span>${name}</dt>
                <dd>${exact(amounts[step])}</dd>`,
          )}
          <dt>${t('revenue.sum')}</dt>
          <dd>${exact(revenue[step].change)}</dd>
        </dl>`}
    />
  <//>`;
}

/**
 * The strategies with revenue in the range, the largest first.
 *
 * @param {import('./figures.js').OverviewFigures} figures
 */
function ranked({ revenue, strategies }) {
  /** @type {Map<string, bigint>} */
  const amounts = new Map();
  for (const step of revenue) {
    for (const { strategyId, change } of step.strategies) {
      amounts.set(strategyId, (amounts.get(strategyId) ?? 0n) + change.minorUnits);
    }
  }
  const names = new Map(strategies.map(({ strategyId, name }) => [strategyId, name]));
  return [...amounts]
    .map(([strategyId, amount]) => ({ strategyId, amount, name: names.get(strategyId) ?? strategyId }))
    .sort((one, other) => Number(other.amount - one.amount));
}

/**
 * @param {ReturnType<typeof ranked>} strategies
 * @param {import('./series.js').Step[]} revenue
 */
function layersOf(strategies, revenue) {
  const own = strategies.length > MAX_LAYERS + 1 ? strategies.slice(0, MAX_LAYERS) : strategies;
  const layers = own.map(({ strategyId, name }, index) => ({
    name,
    color: index + 1,
    amounts: revenue.map((step) => step.strategies.find((one) => one.strategyId === strategyId)?.change.minorUnits ?? 0n),
  }));
  if (own.length === strategies.length) return layers;
  const others = new Set(strategies.slice(own.length).map(({ strategyId }) => strategyId));
  const amounts = revenue.map((step) =>
    step.strategies.filter(({ strategyId }) => others.has(strategyId)).reduce((total, one) => total + one.change.minorUnits, 0n),
  );
  return [...layers, { name: t('revenue.others', { n: others.size }), color: MAX_LAYERS + 1, amounts }];
}
