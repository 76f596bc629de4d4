// What the member did and got, newest first.
import { html, useState } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { may } from '../shell/session.js';
import { hasText, t } from '../shell/texts.js';
import { asProblem } from '../api/problem.js';
import { Segmented } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { Amount } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Time } from '../ui/time.js';
import { toast } from '../ui/toast.js';
import { RecordRefund } from './refund.js';
import { RollBack } from './roll-back.js';

const ICONS = /** @type {Record<string, string>} */ ({
  purchase: 'bar-chart', refund: 'arrow-counterclockwise', browse: 'globe', review: 'star', login: 'person', coupon: 'ticket-perforated',
});

/** @typedef {{at: string, kind: string, activity?: any, coupon?: any}} Event */

/** @param {{member: any, activities: {items: any[], next?: string}, coupons: any[], totals: any, onDone: () => Promise<void>}} props */
export function Timeline({ member, activities, coupons, totals, onDone }) {
  const [older, setOlder] = useState(/** @type {{items: any[], next?: string}} */ ({ items: [], next: activities.next }));
  const [shown, setShown] = useState('all');
  const [refunded, setRefunded] = useState(/** @type {any} */ (null));
  const [undone, setUndone] = useState('');
  const all = [...activities.items, ...older.items];
  const oldest = older.next ? all.at(-1)?.occurredAt : undefined;
  const events = [...all.map(ofActivity), ...coupons.map(ofCoupon).filter(({ at }) => !oldest || at >= oldest)]
    .filter(({ kind }) => shown === 'all' || (shown === 'orders' ? ['purchase', 'refund'] : ['coupon']).includes(kind))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const more = async () => {
    try {
      const page = await get(`/v1/members/${member.memberId}/activities`, { limit: 100, cursor: older.next });
      setOlder({ items: [...older.items, ...page.items], next: page.next });
    } catch (cause) {
      toast(asProblem(cause).text);
    }
  };
  return html`<${Section}
    title=${t('members.timeline')}
    actions=${html`<${Segmented} label=${t('members.show')} value=${shown} onChange=${setShown}
      options=${['all', 'orders', 'coupons'].map((one) => [one, t(`members.show.${one}`)])} />`}
  >
    ${events.length === 0 && html`<${Empty} title=${t('members.nothing')} />`}
    <ol class="timeline">
      ${events.map((event) => html`<${Entry} key=${`${event.kind}-${event.activity?.activityId ?? event.coupon.code}`} event=${event}
        onRefund=${setRefunded} onRollBack=${setUndone} />`)}
    </ol>
    ${older.next && html`<p class="more"><button type="button" onClick=${more}>${t('table.more')}</button></p>`}
    ${refunded && html`<${RecordRefund} purchase=${refunded} totals=${totals} onDone=${onDone} onClose=${() => setRefunded(null)} />`}
    ${undone && html`<${RollBack} redemptionId=${undone} onDone=${onDone} onClose=${() => setUndone('')} />`}
  <//>`;
}

/** @param {any} activity @returns {Event} */
const ofActivity = (activity) => ({ at: activity.occurredAt, kind: activity.type, activity });

/** @param {any} coupon @returns {Event} */
const ofCoupon = (coupon) => ({ at: coupon.issuedAt, kind: 'coupon', coupon });

/** @param {{event: Event, onRefund: (activity: any) => void, onRollBack: (redemptionId: string) => void}} props */
function Entry({ event: { at, kind, activity, coupon }, onRefund, onRollBack }) {
  return html`<li>
    <${Icon} name=${ICONS[kind] ?? 'activity'} />
    <div>
      <p>
        <strong>${hasText(`members.event.${kind}`) ? t(`members.event.${kind}`) : kind}</strong>
        ${' '}${activity ? html`<code>${activity.activityId}</code>` : html`<code>${coupon.code}</code>`}
      </p>
      <p class="muted"><${Time} at=${at} />${activity && html`<${Details} activity=${activity} />`}</p>
      ${activity && html`<${Acts} activity=${activity} onRefund=${onRefund} onRollBack=${onRollBack} />`}
    </div>
    <div class="timeline-figures">
      ${activity?.amount && html`<${Amount} of=${kind === 'refund' ? { ...activity.amount, minorUnits: -activity.amount.minorUnits } : activity.amount} />`}
      ${activity?.points && html`<span class="muted">${t('members.pointsSum', { n: activity.points })}</span>`}
    </div>
  </li>`;
}

/** @param {{activity: any}} props */
function Details({ activity: { channel, items, rating, refundOf } }) {
  return html`${channel && ` · ${channel}`}
    ${refundOf && ` · ${t('members.ofPurchase', { activity: refundOf })}`}
    ${rating && ` · ${t('members.rating', { n: rating })}`}
    ${items?.length > 0 && ` · ${items.map((/** @type {any} */ { quantity, name, sku }) => `${formatNumber(quantity)} × ${name ?? sku}`).join(', ')}`}`;
}

/** @param {{activity: any, onRefund: (activity: any) => void, onRollBack: (redemptionId: string) => void}} props */
function Acts({ activity, onRefund, onRollBack }) {
  if (activity.type !== 'purchase' || !may('storefront', 'operator')) return null;
  const isOpen = activity.amount.minorUnits > (activity.refunded?.minorUnits ?? 0n);
  return html`<p class="actions">
    ${activity.refunded && html`<span class="badge warn">${t('members.refundedSoFar')} <${Amount} of=${activity.refunded} /></span>`}
    ${isOpen && html`<button type="button" class="link" onClick=${() => onRefund(activity)}>${t('members.recordRefund')}</button>`}
    ${(activity.redemptions ?? []).map(
      (/** @type {string} */ redemptionId, /** @type {number} */ index) => html`<button key=${redemptionId} type="button" class="link" onClick=${() => onRollBack(redemptionId)}>
        ${t('members.rollBackOne', { position: index + 1 })}
      </button>`,
    )}
  </p>`;
}
