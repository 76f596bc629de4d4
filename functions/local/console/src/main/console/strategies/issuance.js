// A coupon for each member of a segment, by a job whose progress is followed.
import { html, useState } from '../lib/preact/preact.js';
import { get, newKey, post } from '../api/client.js';
import { changeQuery } from '../shell/router.js';
import { hasText, t } from '../shell/texts.js';
import { LIVE_MILLIS, useData } from '../ui/data.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { formatNumber } from '../ui/number.js';
import { Progress } from '../ui/progress.js';
import { Await } from '../ui/states.js';

/** @param {{strategy: any, onClose: () => void}} props */
export function IssueToSegment({ strategy, onClose }) {
  const segments = useData((signal) => get('/v1/segments', { limit: 100 }, { signal }), []);
  return html`<${Dialog} title=${t('strategies.toSegment')} onClose=${onClose}>
    <div class="dialog-body">
      <${Await} from=${segments}>${(/** @type {any} */ { items }) =>
        items.length === 0
          ? html`<p>${t('strategies.noSegments')}</p>`
          : html`<${SegmentForm} strategy=${strategy} segments=${items} onClose=${onClose} />`}<//>
    </div>
  <//>`;
}

/** @param {{strategy: any, segments: any[], onClose: () => void}} props */
function SegmentForm({ strategy, segments, onClose }) {
  const form = useForm({ segmentId: segments[0].segmentId });
  const [key] = useState(newKey);
  const chosen = segments.find((one) => one.segmentId === form.values.segmentId);
  const start = async () => {
    const job = await post(`/v1/strategies/${strategy.strategyId}/issuance-jobs`, form.values, { key });
    onClose();
    changeQuery({ job: job.jobId });
  };
  return html`<${Form} form=${form} act=${t('strategies.issueAll')} onSubmit=${start} onCancel=${onClose}>
    <${SelectField} label=${t('strategies.segment')} value=${form.values.segmentId} error=${form.errorAt('/segmentId')}
      options=${segments.map((one) => [one.segmentId, one.name])}
      onChange=${(/** @type {string} */ segmentId) => form.change({ segmentId })} />
    <p>${t('strategies.willIssue', { n: chosen.size, name: strategy.name })}</p>
  <//>`;
}

/** @param {{strategyId: string, jobId: string}} props */
export function IssuanceJob({ strategyId, jobId }) {
  const [running, setRunning] = useState(true);
  const job = useData(
    async (signal) => {
      const now = await get(`/v1/strategies/${strategyId}/issuance-jobs/${jobId}`, {}, { signal });
      setRunning(now.status === 'running');
      return now;
    },
    [strategyId, jobId],
    { every: running ? LIVE_MILLIS : undefined },
  );
  return html`<${Await} from=${job} rows=${1}>${(/** @type {any} */ { status, issued, refused, total, refusals, failure }) => html`<div class="stack">
    <${Progress} label=${t(`strategies.job.${status}`)} done=${issued + refused} total=${total} />
    <p>
      ${t('strategies.jobIssued', { n: issued })}
      ${refused > 0 && html` · ${t('strategies.jobRefused', { n: refused })}`}
      ${refusals.map((/** @type {any} */ one) => html` · ${reasonName(one.code)}: ${formatNumber(one.members)}`)}
    </p>
    ${failure && html`<p class="error">${failure}</p>`}
  </div>`}<//>`;
}

/** @param {string} code */
export const reasonName = (code) => (hasText(`strategies.reason.${code}`) ? t(`strategies.reason.${code}`) : code);
