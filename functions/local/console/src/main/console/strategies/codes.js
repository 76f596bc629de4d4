// How coupons of a strategy come to members: one code for all, batches, and issuing.
import { html, useState } from '../lib/preact/preact.js';
import { newKey, post } from '../api/client.js';
import { route } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/page.js';
import { toast } from '../ui/toast.js';
import { Batches } from './batches.js';
import { IssuanceJob, IssueToSegment } from './issuance.js';

/** @param {{strategy: any}} props */
export function Codes({ strategy }) {
  const [asked, setAsked] = useState('');
  const close = () => setAsked('');
  const isVoucher = strategy.kind === 'giftVoucher';
  const jobId = route.get().query.job;
  return html`<div class="stack">
    ${strategy.status !== 'active' &&
    html`<p class="note"><${Icon} name="info-circle" /> ${t('strategies.codesNeedActive')}</p>`}
    ${strategy.status === 'active' &&
    html`<${Section} title=${t('strategies.issue')} note=${t('strategies.issueNote')}>
      <div class="actions">
        ${!isVoucher &&
        html`<button type="button" onClick=${() => setAsked('public')}><${Icon} name="megaphone" /> ${t('strategies.publicCode')}</button>`}
        <button type="button" onClick=${() => setAsked('member')}><${Icon} name="person" /> ${t('strategies.toMember')}</button>
        <button type="button" onClick=${() => setAsked('segment')}><${Icon} name="people" /> ${t('strategies.toSegment')}</button>
      </div>
      ${jobId && html`<${IssuanceJob} strategyId=${strategy.strategyId} jobId=${jobId} />`}
    <//>`}
    ${!isVoucher && html`<${Batches} strategy=${strategy} />`}
    ${asked === 'public' && html`<${PublicCode} strategy=${strategy} onClose=${close} />`}
    ${asked === 'member' && html`<${ToMember} strategy=${strategy} onClose=${close} />`}
    ${asked === 'segment' && html`<${IssueToSegment} strategy=${strategy} onClose=${close} />`}
  </div>`;
}

/** @param {{strategy: any, onClose: () => void}} props */
function PublicCode({ strategy, onClose }) {
  const form = useForm({ code: '' });
  const create = async () => {
    const { code } = await post(`/v1/strategies/${strategy.strategyId}/codes`, { code: form.values.code }, { repeatable: true });
    toast(t('strategies.codeMade', { code }));
    onClose();
  };
  return html`<${Dialog} title=${t('strategies.publicCode')} onClose=${onClose}>
    <p>${t('strategies.publicCodeText')}</p>
    <${Form} form=${form} act=${t('strategies.makeCode')} onSubmit=${create} onCancel=${onClose}>
      <${TextField} label=${t('strategies.code')} hint=${t('strategies.codeHint')} value=${form.values.code}
        error=${form.errorAt('/code')} onChange=${(/** @type {string} */ code) => form.change({ code })} />
    <//>
  <//>`;
}

/** @param {{strategy: any, onClose: () => void}} props */
function ToMember({ strategy, onClose }) {
  const form = useForm({ memberId: '' });
  const [key] = useState(newKey);
  const [coupon, setCoupon] = useState(/** @type {any} */ (null));
  const issue = async () => {
    setCoupon(await post(`/v1/strategies/${strategy.strategyId}/coupons`, { memberId: form.values.memberId.trim() }, { key }));
  };
  return html`<${Dialog} title=${t('strategies.toMember')} onClose=${onClose}>
    ${coupon
      ? html`<p class="note good"><${Icon} name="check-circle" /> ${t('strategies.issued')} <code>${coupon.code}</code></p>`
      : html`<${Form} form=${form} act=${t('strategies.issueOne')} onSubmit=${issue} onCancel=${onClose}>
          <${TextField} label=${t('strategies.memberId')} value=${form.values.memberId} error=${form.errorAt('/memberId')}
            onChange=${(/** @type {string} */ memberId) => form.change({ memberId })} />
        <//>`}
  <//>`;
}
