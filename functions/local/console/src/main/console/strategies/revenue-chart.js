// P(t): the revenue of a strategy by day or month.
import { html } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { ChartCard } from '../charts/card.js';
import { StackedBars } from '../charts/bars.js';
import { rangeOf } from '../overview/range.js';
import { stepsOf } from '../overview/series.js';
import { longLabel, shortLabel } from '../overview/steps.js';
import { changeQuery, route } from '../shell/router.js';
import { zone } from '../shell/settings.js';
import { useStore } from '../shell/store.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Segmented } from '../ui/field.js';
import { formatCompact, formatMoney, toDecimal } from '../ui/money.js';
import { Await } from '../ui/states.js';

const RANGES = ['30d', '12m'];
const REFRESH_MILLIS = 10_000;

/** @param {{strategy: any}} props */
export function RevenueChart({ strategy }) {
  const { query } = useStore(route);
  const preset = RANGES.includes(query.range) ? query.range : RANGES[0];
  const inZone = zone();
  const series = useData(
    (signal) => load(strategy, preset, inZone, signal),
    [strategy.strategyId, preset, inZone],
    { every: REFRESH_MILLIS },
  );
  return html`<${Await} from=${series} rows=${6}>${(/** @type {Loaded} */ { range, steps }) => html`<${Chart}
    name=${strategy.name}
    currency=${strategy.currency}
    preset=${preset}
    size=${range.step}
    steps=${steps}
  />`}<//>`;
}

/** @typedef {Awaited<ReturnType<typeof load>>} Loaded */

/**
 * @param {any} strategy
 * @param {string} preset
 * @param {string} inZone
 * @param {AbortSignal} signal
 */
async function load({ strategyId, currency }, preset, inZone, signal) {
  const range = /** @type {import('../overview/range.js').Range} */ (rangeOf({ range: preset }, undefined));
  const answer = await get(
    '/v1/totals/revenue/series',
    { currency, strategyId, from: range.start.toISOString(), to: range.end.toISOString(), step: range.step, zone: inZone },
    { signal },
  );
  return { range, steps: stepsOf(range.start, answer) };
}

/**
 * @param {{name: string, currency: string, preset: string, size: import('../overview/range.js').Step,
 *   steps: import('../overview/series.js').Step[]}} props
 */
function Chart({ name, currency, preset, size, steps }) {
  const exact = (/** @type {bigint} */ minorUnits) => formatMoney({ minorUnits, currency });
  const written = (/** @type {number} */ step) => [longLabel(steps[step].start, size), exact(steps[step].change), exact(steps[step].total)];
  return html`<${ChartCard}
    title=${t('strategies.revenueChart')}
    file=${`${name}-${currency}`}
    actions=${html`<${Segmented}
      label=${t('strategies.range')}
      value=${preset}
      options=${RANGES.map((one) => [one, t(`strategies.range.${one}`)])}
      onChange=${(/** @type {string} */ range) => changeQuery({ range }, { replace: true })}
    />`}
    figures=${{
      columns: [t('strategies.begins'), t('strategies.revenue'), t('strategies.revenueTotal')],
      rows: steps.map((_, step) => written(step)),
      csv: () =>
        steps.map(({ start, change, total }) => [start, toDecimal({ minorUnits: change, currency }), toDecimal({ minorUnits: total, currency })]),
    }}
  >
    <${StackedBars}
      label=${t('strategies.revenueChart')}
      layers=${[{ name: t('strategies.revenue'), color: 2, values: steps.map(({ change }) => Number(change)) }]}
      labels=${steps.map(({ start }) => shortLabel(start, size))}
      format=${(/** @type {number} */ value) => formatCompact(value, currency)}
      describe=${(/** @type {number} */ step) => written(step).slice(0, 2).join(', ')}
      tip=${(/** @type {number} */ step) => html`<p>${longLabel(steps[step].start, size)}</p>
        <dl>
          <dt>${t('strategies.revenue')}</dt><dd>${exact(steps[step].change)}</dd>
          <dt>${t('strategies.revenueTotal')}</dt><dd>${exact(steps[step].total)}</dd>
        </dl>`}
      height=${220}
    />
  <//>`;
}
