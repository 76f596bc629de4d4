import { html, useState } from '../lib/preact/preact.js';
import { newKey, post } from '../api/client.js';
import { refuse } from '../api/problem.js';
import { t } from '../shell/texts.js';
import { TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { formatMoney, parseMoney, toDecimal } from '../ui/money.js';
import { toast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';

/** @param {{purchase: any, totals: any, onDone: () => Promise<void>, onClose: () => void}} props */
export function RecordRefund({ purchase, totals, onDone, onClose }) {
  const { currency } = purchase.amount;
  /** @type {import('../ui/money.js').Money} */
  const rest = { minorUnits: BigInt(purchase.amount.minorUnits) - BigInt(purchase.refunded?.minorUnits ?? 0n), currency };
  const form = useForm({ amount: toDecimal(rest), activityId: '' });
  const [generated] = useState(() => `refund-${newKey()}`);
  const amount = parseMoney(form.values.amount, currency);
  const record = async () => {
    if (!amount) refuse([{ pointer: '/amount', reason: t('editor.noAmount', { currency }) }]);
    await post('/v1/activities', {
      activityId: form.values.activityId.trim() || generated,
      memberId: purchase.memberId,
      type: 'refund',
      occurredAt: new Date().toISOString(),
      amount,
      refundOf: purchase.activityId,
    }, { repeatable: true });
    await onDone();
    toast(t('members.refunded'));
  };
  return html`<${ActDialog} title=${t('members.recordRefund')} form=${form} act=${t('members.record')} onAct=${record} onClose=${onClose}
    effect=${amount && html`<${Effect} purchase=${purchase} amount=${amount} totals=${totals} />`}>
    <p>${t('members.refundOf', { activity: purchase.activityId, amount: formatMoney(purchase.amount), rest: formatMoney(rest) })}</p>
    <${TextField} label=${t('members.refundAmount', { currency })} value=${form.values.amount} error=${form.errorAt('/amount')}
      onChange=${(/** @type {string} */ value) => form.change({ amount: value })} />
    <${TextField} label=${t('members.refundId')} hint=${t('members.refundIdHint')} value=${form.values.activityId} error=${form.errorAt('/activityId')}
      onChange=${(/** @type {string} */ activityId) => form.change({ activityId })} />
  <//>`;
}

/** @param {{purchase: any, amount: import('../ui/money.js').Money, totals: any}} props */
function Effect({ purchase, amount, totals }) {
  const net = totals.purchaseAmount;
  const same = net.currency === amount.currency;
  const after = { currency: net.currency, minorUnits: BigInt(net.minorUnits) - amount.minorUnits };
  return html`<ul class="bullets">
    ${same &&
    html`<li>${t('members.refundNet', { before: formatMoney(net), after: formatMoney(after) })}</li>`}
    ${purchase.points > 0 && html`<li>${t('members.refundPoints', { n: purchase.points })}</li>`}
    ${purchase.redemptions?.length > 0 && html`<li>${t('members.refundRevenue')}</li>`}
  </ul>`;
}
