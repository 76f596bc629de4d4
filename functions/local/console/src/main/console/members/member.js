// The page of a member. Each part loads what it shows, at the same time as the member.
import { html, useState } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { may } from '../shell/session.js';
import { currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Figure, Figures } from '../ui/figure.js';
import { Icon } from '../ui/icon.js';
import { Amount } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { Page } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Tabs, useTab } from '../ui/tabs.js';
import { formatTime } from '../ui/time.js';
import { AdjustPoints } from './adjust-points.js';
import { Consents } from './consents.js';
import { Coupons } from './coupons.js';
import { IssueCoupon } from './issue-coupon.js';
import { Points } from './points.js';
import { Profile } from './profile.js';
import { PurchasesChart } from './purchases-chart.js';
import { TierProgress } from './tier.js';
import { Timeline } from './timeline.js';

/**
 * @typedef {object} Activity what the overview shows
 * @property {any} tier
 * @property {any} points
 * @property {any} totals W(t) in the chosen currency
 * @property {{items: any[], next?: string}} coupons
 * @property {{items: any[], next?: string}} activities
 */

/**
 * @param {string} memberId
 * @param {string} inCurrency
 * @param {AbortSignal} signal
 * @returns {Promise<Activity>}
 */
async function loadOverview(memberId, inCurrency, signal) {
  const of = (/** @type {string} */ part, query = {}) => get(`/v1/members/${memberId}${part}`, query, { signal });
  const [tier, points, totals, coupons, activities] = await Promise.all([
    of('/tiers'),
    of('/points'),
    of('/totals', { currency: inCurrency }),
    of('/coupons', { limit: 100 }),
    of('/activities', { limit: 100 }),
  ]);
  return { tier, points, totals, coupons, activities };
}

/** @param {{memberId: string}} props */
export function MemberView({ memberId }) {
  const inCurrency = currency();
  const tabs = ['overview', 'points', ...(may('storefront', 'operator') ? ['consents'] : [])];
  const tab = useTab(tabs);
  const member = useData((signal) => get(`/v1/members/${memberId}`, {}, { signal }), [memberId]);
  const overview = useData(
    async (signal) => (tab === 'overview' ? loadOverview(memberId, inCurrency, signal) : undefined),
    [memberId, inCurrency, tab],
  );
  const [acts, setActs] = useState(0);
  const onDone = async () => {
    setActs(acts + 1);
    await Promise.all([member.reload(), overview.reload()]);
  };
  return html`<${Await} from=${member} rows=${10}>${(/** @type {any} */ loaded) => html`<${Page}
    title=${loaded.name ?? loaded.externalId ?? memberId}
    subtitle=${html`<span class="badge accent">${loaded.tier}</span> <code>${memberId}</code>`}
    actions=${html`<${Acts} member=${loaded} onDone=${onDone} />`}
  >
    <${Tabs}
      label=${t('members.parts')}
      path=${['members', memberId]}
      current=${tab}
      tabs=${tabs.map((name) => [name, t(`members.part.${name}`)])}
    />
    ${tab === 'overview' &&
    html`<${Await} from=${overview} rows=${8}>${(/** @type {Activity} */ shown) => html`<${Overview} member=${loaded} of=${shown} onDone=${onDone} />`}<//>`}
    ${tab === 'points' && html`<${Points} memberId=${memberId} key=${acts} />`}
    ${tab === 'consents' && html`<${Consents} member=${loaded} />`}
  <//>`}<//>`;
}

/** @param {{member: any, of: Activity, onDone: () => Promise<void>}} props */
function Overview({ member, of: { tier, points, totals, coupons, activities }, onDone }) {
  return html`<div class="stack">
    <${Figures} note=${t('members.asOf', { time: formatTime(totals.effectiveAt, { dateStyle: 'medium', timeStyle: 'medium' }) })}>
      <${Figure} label=${t('members.netPurchases')} value=${html`<${Amount} of=${totals.purchaseAmount} />`} />
      <${Figure} label=${t('members.purchases')} value=${formatNumber(totals.purchaseCount)} />
      <${Figure} label=${t('members.refunds')} value=${formatNumber(totals.refundCount)} />
      <${Figure}
        label=${t('members.points')}
        value=${formatNumber(points.balance)}
        note=${points.pending > 0 && t('members.pending', { n: points.pending })}
      />
    <//>
    <div class="columns">
      <${Profile} member=${member} />
      <${TierProgress} tier=${tier} />
    </div>
    <${PurchasesChart} memberId=${member.memberId} totals=${totals} activities=${activities} />
    <${Coupons} coupons=${coupons} onDone=${onDone} />
    <${Timeline} member=${member} activities=${activities} coupons=${coupons.items} totals=${totals} onDone=${onDone} />
  </div>`;
}

/** @param {{member: any, onDone: () => Promise<void>}} props */
function Acts({ member, onDone }) {
  const [asked, setAsked] = useState('');
  const close = () => setAsked('');
  return html`
    <button type="button" onClick=${() => setAsked('coupon')}><${Icon} name="ticket-perforated" /> ${t('members.issueCoupon')}</button>
    ${may('operator') &&
    html`<button type="button" onClick=${() => setAsked('points')}><${Icon} name="star" /> ${t('members.adjustPoints')}</button>`}
    ${asked === 'coupon' && html`<${IssueCoupon} member=${member} onDone=${onDone} onClose=${close} />`}
    ${asked === 'points' && html`<${AdjustPoints} member=${member} onDone=${onDone} onClose=${close} />`}
  `;
}
