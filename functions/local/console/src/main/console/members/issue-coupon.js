import { html, useState } from '../lib/preact/preact.js';
import { get, newKey, post } from '../api/client.js';
import { t } from '../shell/texts.js';
import { termsInWords } from '../strategies/words.js';
import { useData } from '../ui/data.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { parseMoney, toDecimal } from '../ui/money.js';
import { Await, Empty } from '../ui/states.js';
import { toast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';

/** @typedef {{member: any, onDone: () => Promise<void>, onClose: () => void}} Props */

/** @param {Props} props */
export function IssueCoupon(props) {
  const strategies = useData((signal) => get('/v1/strategies', { status: 'active', limit: 100 }, { signal }), []);
  if (strategies.data === undefined) {
    return html`<${Dialog} title=${t('members.issueCoupon')} onClose=${props.onClose}>
      <div class="dialog-body"><${Await} from=${strategies} rows=${3}>${() => ''}<//></div>
    <//>`;
  }
  const running = strategies.data.items.filter((/** @type {any} */ { phase }) => phase === 'running');
  if (running.length === 0) {
    return html`<${Dialog} title=${t('members.issueCoupon')} onClose=${props.onClose}><${Empty} title=${t('members.noStrategies')} /><//>`;
  }
  return html`<${Choice} ...${props} strategies=${running} />`;
}

/** @param {Props & {strategies: any[]}} props */
function Choice({ member, strategies, onDone, onClose }) {
  const form = useForm({ strategyId: strategies[0].strategyId, amount: '' });
  const [key] = useState(newKey);
  const strategy = strategies.find((one) => one.strategyId === form.values.strategyId);
  const isVoucher = strategy.kind === 'giftVoucher';
  const issue = async () => {
    const amount = isVoucher && form.values.amount ? parseMoney(form.values.amount, strategy.currency) : undefined;
    const { code } = await post(`/v1/strategies/${strategy.strategyId}/coupons`, { memberId: member.memberId, amount }, { key });
    await onDone();
    toast(t('members.couponIssued', { code }));
  };
  return html`<${ActDialog} title=${t('members.issueCoupon')} form=${form} act=${t('members.issue')} onAct=${issue} onClose=${onClose}
    effect=${html`<p>${t('members.issueEffect', { name: member.name ?? member.memberId })}</p><p>${termsInWords(strategy)}</p>`}>
    <${SelectField} label=${t('members.strategy')} value=${form.values.strategyId} error=${form.errorAt('/strategyId')}
      options=${strategies.map(({ strategyId, name }) => [strategyId, name])}
      onChange=${(/** @type {string} */ strategyId) => form.change({ strategyId })} />
    ${isVoucher &&
    html`<${TextField} label=${t('members.voucherAmount', { currency: strategy.currency })} placeholder=${toDecimal(strategy.benefit.amount)}
      hint=${t('members.voucherHint')} value=${form.values.amount} error=${form.errorAt('/amount')}
      onChange=${(/** @type {string} */ amount) => form.change({ amount })} />`}
  <//>`;
}
