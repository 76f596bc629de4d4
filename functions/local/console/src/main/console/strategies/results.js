// What a strategy has brought and cost so far, followed live.
import { html } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { t } from '../shell/texts.js';
import { LIVE_MILLIS, useData } from '../ui/data.js';
import { Figure, Figures } from '../ui/figure.js';
import { Amount } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { Await } from '../ui/states.js';
import { formatTime } from '../ui/time.js';

/** @param {{strategy: any}} props */
export function Results({ strategy: { strategyId, currency, limits } }) {
  const totals = useData(
    async (signal) => {
      const [own, redemptions] = await Promise.all([
        get(`/v1/strategies/${strategyId}/totals`, {}, { signal }),
        get('/v1/totals/redemptions', { currency }, { signal }),
      ]);
      const none = { redemptionCount: 0, rollbackCount: 0, discount: { minorUnits: 0n, currency } };
      const of = (/** @type {any} */ one) => one.strategyId === strategyId;
      return { own, redemptions: redemptions.strategies.find(of) ?? none };
    },
    [strategyId, currency],
    { every: LIVE_MILLIS },
  );
  return html`<${Await} from=${totals} rows=${2}>${(/** @type {any} */ { own, redemptions }) => html`<${Figures}
    note=${t('strategies.asOf', { time: formatTime(own.effectiveAt, { dateStyle: 'medium', timeStyle: 'medium' }) })}
  >
    <${Figure} label=${t('strategies.revenue')} value=${html`<${Amount} of=${own.revenue} />`} />
    <${Figure} label=${t('strategies.purchases')} value=${formatNumber(own.purchaseCount)} />
    <${Figure} label=${t('strategies.refunds')} value=${formatNumber(own.refundCount)} />
    <${Figure} label=${t('strategies.redemptions')} value=${formatNumber(redemptions.redemptionCount)} />
    <${Figure} label=${t('strategies.rollbacks')} value=${formatNumber(redemptions.rollbackCount)} />
    <${Figure}
      label=${t('strategies.discount')}
      value=${html`<${Amount} of=${redemptions.discount} />`}
      note=${limits?.budget && html`${t('strategies.ofBudget')} <${Amount} of=${limits.budget} />`}
    />
  <//>`}<//>`;
}
