// Rolls back a redemption, after it has said what that restores.
import { html } from '../lib/preact/preact.js';
import { get, post } from '../api/client.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Confirmation, Dialog } from '../ui/dialog.js';
import { formatMoney } from '../ui/money.js';
import { Await } from '../ui/states.js';
import { toast } from '../ui/toast.js';

/** @param {{redemptionId: string, onDone: () => Promise<void>, onClose: () => void}} props */
export function RollBack({ redemptionId, onDone, onClose }) {
  const redemption = useData((signal) => get(`/v1/redemptions/${redemptionId}`, {}, { signal }), [redemptionId]);
  const { data } = redemption;
  if (!data) {
    return html`<${Dialog} title=${t('members.rollBackTitle')} onClose=${onClose}>
      <div class="dialog-body"><${Await} from=${redemption} rows=${3}>${() => ''}<//></div>
    <//>`;
  }
  if (data.status !== 'redeemed') {
    return html`<${Dialog} title=${t('members.rollBackTitle')} onClose=${onClose}>
      <div class="dialog-body"><p>${t('members.notRedeemed', { status: data.status })}</p></div>
    <//>`;
  }
  const act = async () => {
    await post(`/v1/redemptions/${redemptionId}/rollback`, undefined, { repeatable: true });
    await onDone();
    toast(t('members.rolledBack'));
  };
  return html`<${Confirmation} title=${t('members.rollBackTitle')} act=${t('members.rollBack')} danger onAct=${act} onClose=${onClose}>
    <p>${t('members.rollBackText', { code: data.code, order: data.orderId })}</p>
    <ul class="bullets">
      ${data.payment
        ? html`<li>${t('members.restoresBalance', { amount: formatMoney(data.payment) })}</li>`
        : html`<li>${t('members.restoresUse')}</li><li>${t('members.restoresBudget', { amount: formatMoney(data.discount) })}</li>`}
      ${data.activityId && html`<li>${t('members.purchaseStays', { activity: data.activityId })}</li>`}
    </ul>
  <//>`;
}
