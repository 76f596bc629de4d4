import { html, useState } from '../lib/preact/preact.js';
import { newKey, post, send } from '../api/client.js';
import { asProblem, refuse } from '../api/problem.js';
import { t } from '../shell/texts.js';
import { Confirmation, Dialog } from '../ui/dialog.js';
import { download } from '../ui/download.js';
import { TextField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import { useList } from '../ui/list.js';
import { formatNumber } from '../ui/number.js';
import { Section } from '../ui/page.js';
import { Progress } from '../ui/progress.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';
import { toast } from '../ui/toast.js';

/** How many codes a request of a download asks for. */
const LINES = 50_000;

/** @param {{strategy: any}} props */
export function Batches({ strategy }) {
  const batches = useList(`/v1/strategies/${strategy.strategyId}/batches`, {});
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState(/** @type {any} */ (null));
  const add = html`<button type="button" onClick=${() => setCreating(true)}><${Icon} name="plus-lg" /> ${t('strategies.newBatch')}</button>`;
  return html`<${Section} title=${t('strategies.batches')} note=${t('strategies.batchesNote')} actions=${strategy.status === 'active' && add}>
    <${Await} from=${batches}>${(/** @type {any[]} */ rows) =>
      rows.length === 0
        ? html`<${Empty} title=${t('strategies.noBatches')} />`
        : html`<${Table}
            caption=${t('strategies.batches')}
            rows=${rows}
            rowKey=${(/** @type {any} */ row) => row.batchId}
            onMore=${batches.more}
            columns=${columns(setRevoking)}
          />`}<//>
    ${creating && html`<${NewBatch} strategy=${strategy} onDone=${batches.reload} onClose=${() => setCreating(false)} />`}
    ${revoking && html`<${Revocation} batch=${revoking} onDone=${batches.reload} onClose=${() => setRevoking(null)} />`}
  <//>`;
}

/**
 * @param {(batch: any) => void} revoke
 * @returns {import('../ui/table.js').Column<any>[]}
 */
const columns = (revoke) => [
  { title: t('strategies.batch'), cell: (row) => html`<code>${row.batchId}</code>` },
  { title: t('strategies.quantity'), number: true, cell: (row) => formatNumber(row.quantity) },
  { title: t('strategies.created'), wide: true, cell: (row) => html`<${Time} at=${row.createdAt} />` },
  { title: t('strategies.revoked'), cell: (row) => row.revoked.map((/** @type {any} */ range) => html`<div title=${range.reason}>${range.from}–${range.to}</div>`) },
  {
    title: t('strategies.acts'),
    cell: (row) => html`<div class="actions">
      <${Download} batch=${row} />
      <button type="button" class="link" onClick=${() => revoke(row)}>${t('strategies.revoke')}</button>
    </div>`,
  },
];

/** @param {{batch: any}} props */
function Download({ batch }) {
  const [done, setDone] = useState(/** @type {number | null} */ (null));
  const [problem, setProblem] = useState('');
  const load = async () => {
    setProblem('');
    setDone(0);
    try {
      let content = '';
      for (let from = batch.from; from <= batch.to; from += LINES) {
        const path = `/v1/strategies/${batch.strategyId}/batches/${batch.batchId}/codes`;
        const { body } = await send('GET', path, { query: { from, limit: LINES } });
        content += from === batch.from ? body : body.slice(body.indexOf('\n') + 1);
        setDone(Math.min(from + LINES, batch.to) - batch.from + 1);
      }
      download(`codes-${batch.batchId}.csv`, content);
    } catch (cause) {
      setProblem(asProblem(cause).text);
    }
    setDone(null);
  };
  if (done !== null) return html`<${Progress} label=${t('strategies.downloading')} done=${done} total=${batch.quantity} />`;
  return html`<button type="button" class="link" onClick=${load}>${t('strategies.download')}</button>
    ${problem && html`<span class="error" role="alert">${problem}</span>`}`;
}

/** @param {{strategy: any, onDone: () => Promise<void>, onClose: () => void}} props */
function NewBatch({ strategy, onDone, onClose }) {
  const form = useForm({ quantity: '1000' });
  const [key] = useState(newKey);
  const create = async () => {
    const batch = await post(`/v1/strategies/${strategy.strategyId}/batches`, { quantity: Number(form.values.quantity) }, { key });
    await onDone();
    toast(t('strategies.batchMade', { n: batch.quantity }));
    onClose();
  };
  return html`<${Dialog} title=${t('strategies.newBatch')} onClose=${onClose}>
    <p>${t('strategies.newBatchText', { version: strategy.termsVersion })}</p>
    <${Form} form=${form} act=${t('strategies.makeCodes')} onSubmit=${create} onCancel=${onClose}>
      <${TextField} label=${t('strategies.quantity')} type="number" hint=${t('strategies.quantityHint')} value=${form.values.quantity}
        error=${form.errorAt('/quantity')} onChange=${(/** @type {string} */ quantity) => form.change({ quantity })} />
    <//>
  <//>`;
}

/** @param {{batch: any, onDone: () => Promise<void>, onClose: () => void}} props */
function Revocation({ batch, onDone, onClose }) {
  const form = useForm({ from: `${batch.from}`, to: `${batch.to}`, reason: '' });
  const [confirming, setConfirming] = useState(false);
  const { from, to, reason } = form.values;
  const path = `/v1/strategies/${batch.strategyId}/batches/${batch.batchId}/revocations`;
  const check = async () => {
    const wrong = (/** @type {string} */ text) => !/^\d+$/.test(text) || Number(text) < batch.from || Number(text) > batch.to;
    const outside = t('strategies.outside', { from: batch.from, to: batch.to });
    refuse([
      ...(wrong(from) ? [{ pointer: '/from', reason: outside }] : []),
      ...(wrong(to) || Number(to) < Number(from) ? [{ pointer: '/to', reason: outside }] : []),
      ...(reason.trim() ? [] : [{ pointer: '/reason', reason: t('editor.required') }]),
    ]);
    setConfirming(true);
  };
  const revoke = () =>
    form.submit(async () => {
      await post(path, { from: Number(from), to: Number(to), reason }, { repeatable: true });
      await onDone();
      toast(t('strategies.rangeRevoked'));
      onClose();
    });
  if (confirming) {
    return html`<${Confirmation} title=${t('strategies.revoke')} act=${t('strategies.revoke')} danger
      onAct=${revoke} onClose=${() => setConfirming(false)}>
      <p>${t('strategies.revokeText', { from: Number(from), to: Number(to), n: Number(to) - Number(from) + 1 })}</p>
    <//>`;
  }
  return html`<${Dialog} title=${t('strategies.revoke')} onClose=${onClose}>
    <${Form} form=${form} act=${t('strategies.next')} onSubmit=${check} onCancel=${onClose}>
      <div class="fields">
        <${TextField} label=${t('strategies.first')} type="number" value=${from} error=${form.errorAt('/from')}
          onChange=${(/** @type {string} */ value) => form.change({ from: value })} />
        <${TextField} label=${t('strategies.last')} type="number" value=${to} error=${form.errorAt('/to')}
          onChange=${(/** @type {string} */ value) => form.change({ to: value })} />
      </div>
      <${TextField} label=${t('strategies.reasonLabel')} value=${reason} error=${form.errorAt('/reason')}
        onChange=${(/** @type {string} */ value) => form.change({ reason: value })} />
    <//>
  <//>`;
}
