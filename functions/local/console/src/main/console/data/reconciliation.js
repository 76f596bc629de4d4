import { html, useState } from '../lib/preact/preact.js';
import { get, post } from '../api/client.js';
import { asProblem } from '../api/problem.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Icon } from '../ui/icon.js';
import { formatNumber } from '../ui/number.js';
import { Section } from '../ui/page.js';
import { Empty, Failure, Skeleton } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time, formatDuration } from '../ui/time.js';
import { toast } from '../ui/toast.js';

const POLL_MILLIS = 700;

/**
 * The last proof that the totals equal the sum of the records.
 *
 * @param {{tasks: import('../ui/data.js').Loaded<any[]>}} props by which it is known whether there has been one
 */
export function Reconciliation({ tasks }) {
  const ended = tasks.data?.find((task) => task.name === 'reconciliation')?.endedAt;
  const latest = useData(
    async (signal) => (ended ? get('/v1/aggregation/reconciliations/latest', {}, { signal }) : null),
    [ended],
  );
  const [running, setRunning] = useState(/** @type {any} */ (null));
  const begin = async () => {
    try {
      let report = await post('/v1/aggregation/reconciliations', undefined, { repeatable: true, prefer: 'wait=1' });
      while (report.status === 'running') {
        setRunning(report);
        await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
        report = await get(`/v1/aggregation/reconciliations/${report.reconciliationId}`);
      }
      toast(t('reconciliation.done'));
      await Promise.all([tasks.reload(), latest.reload()]);
    } catch (cause) {
      toast(asProblem(cause).text);
    } finally {
      setRunning(null);
    }
  };
  return html`<${Section}
    title=${t('reconciliation.title')}
    actions=${html`<button type="button" onClick=${begin} disabled=${running !== null}>
      <${Icon} name="shield-check" /> ${t('reconciliation.run')}
    </button>`}
  >
    ${running && html`<p role="status">${t('reconciliation.running', { n: running.checkedRecords })}</p>`}
    ${latest.problem && html`<${Failure} title=${t('state.failed')} text=${latest.problem.text} onRetry=${latest.reload} />`}
    ${latest.data
      ? html`<${Report} report=${latest.data} />`
      : tasks.data && latest.data === null
        ? html`<${Empty} title=${t('reconciliation.none')} />`
        : !latest.problem && html`<${Skeleton} rows=${3} />`}
    <p class="hint">${t('reconciliation.text')}</p>
  <//>`;
}

/** @param {{report: any}} props */
function Report({ report }) {
  const differences = report.differenceCount ?? 0;
  return html`<dl class="properties">
      <dt>${t('reconciliation.result')}</dt>
      <dd>
        ${differences === 0
          ? html`<span class="badge good"><${Icon} name="check-circle" /> ${t('reconciliation.proven')}</span>`
          : html`<span class="badge bad"><${Icon} name="exclamation-triangle" /> ${t('reconciliation.differences', { n: differences })}</span>`}
      </dd>
      <dt>${t('reconciliation.records')}</dt>
      <dd class="number">${formatNumber(report.checkedRecords)}</dd>
      <dt>${t('reconciliation.upTo')}</dt>
      <dd>${report.postedAt && html`<${Time} at=${report.postedAt} seconds />`}</dd>
      <dt>${t('reconciliation.took')}</dt>
      <dd>${report.endedAt && formatDuration(Date.parse(report.endedAt) - Date.parse(report.startedAt))}</dd>
    </dl>
    ${differences > 0 &&
    html`<${Table}
      caption=${t('reconciliation.title')}
      rows=${report.differences}
      rowKey=${(/** @type {any} */ one) => JSON.stringify([one.total, one.currency, one.bucket])}
      columns=${[
        { title: t('reconciliation.total'), cell: (/** @type {any} */ one) => `${one.total} ${one.currency ?? ''}` },
        { title: t('reconciliation.bucket'), cell: (/** @type {any} */ one) => one.bucket },
        { title: t('reconciliation.kept'), number: true, cell: (/** @type {any} */ one) => `${one.kept}` },
        { title: t('reconciliation.recomputed'), number: true, cell: (/** @type {any} */ one) => `${one.recomputed}` },
      ]}
    />`}`;
}
