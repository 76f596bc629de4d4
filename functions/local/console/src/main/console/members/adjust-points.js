import { html, useState } from '../lib/preact/preact.js';
import { get, newKey, post } from '../api/client.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { toast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';

/** @param {{member: any, onDone: () => Promise<void>, onClose: () => void}} props */
export function AdjustPoints({ member, onDone, onClose }) {
  const points = useData((signal) => get(`/v1/members/${member.memberId}/points`, {}, { signal }), []);
  const form = useForm({ points: '', reason: '' });
  const [key] = useState(newKey);
  const change = /^[+-]?\d{1,10}$/.test(form.values.points.trim()) ? Number(form.values.points) : undefined;
  const adjust = async () => {
    await post(`/v1/members/${member.memberId}/points/adjustments`, { points: change ?? 0, reason: form.values.reason }, { key });
    await onDone();
    toast(t('members.adjusted'));
  };
  return html`<${ActDialog} title=${t('members.adjustPoints')} form=${form} act=${t('members.adjust')} onAct=${adjust} onClose=${onClose}
    effect=${change !== undefined && points.data && t('members.adjustEffect', { before: points.data.balance, after: points.data.balance + change })}>
    <${TextField} label=${t('members.adjustBy')} hint=${t('members.adjustHint')} value=${form.values.points} error=${form.errorAt('/points')}
      onChange=${(/** @type {string} */ value) => form.change({ points: value })} />
    <${TextField} label=${t('members.reason')} hint=${t('members.reasonHint')} value=${form.values.reason} error=${form.errorAt('/reason')}
      onChange=${(/** @type {string} */ reason) => form.change({ reason })} />
  <//>`;
}
