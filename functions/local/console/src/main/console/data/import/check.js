// The dry run, and the import after it.
import { html, useEffect, useMemo, useRef, useState } from '../../lib/preact/preact.js';
import { href } from '../../shell/router.js';
import { t } from '../../shell/texts.js';
import { download, toCsv } from '../../ui/download.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/page.js';
import { Table } from '../../ui/table.js';
import { entriesOf } from './bodies.js';
import { BadCell } from './cells.js';
import { sendEntries } from './sending.js';

/** @typedef {import('./file.js').Rows} Rows */
/** @typedef {import('./sending.js').Progress} Progress */
/** @typedef {{row: number, reason: string}} Rejected */

const SHOWN = 20;

/** @param {{rows: Rows, plan: import('./bodies.js').Plan}} props */
export function Check({ rows, plan }) {
  const { entries, rejected } = useMemo(() => checkRows(rows, plan), []);
  const [progress, setProgress] = useState(/** @type {Progress | null} */ (null));
  const [done, setDone] = useState(false);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);

  const send = async () => {
    abort.current = new AbortController();
    setProgress({ total: entries.length, sent: 0, recorded: 0, duplicates: 0, rejected: [] });
    setProgress(await sendEntries(entries, setProgress, abort.current.signal));
    setDone(true);
  };
  const all = [...rejected, ...(progress?.rejected ?? [])].sort((one, other) => one.row - other.row);
  const good = rows.rows.length - new Set(rejected.map(({ row }) => row)).size;
  return html`<${Section} title=${progress ? t('import.importing') : t('import.checked')}>
    ${!progress &&
    html`<p>
        ${t('import.good', { n: good })} ${rejected.length > 0 && html`<strong>${t('import.bad', { n: rejected.length })}</strong>`}
        <span class="muted"> ${t('import.checkText')}</span>
      </p>
      <p>
        <button type="button" class="primary" disabled=${entries.length === 0} onClick=${send}>
          <${Icon} name="cloud-upload" /> ${t('import.send', { n: good })}
        </button>
      </p>`}
    ${progress && html`<${ProgressView} progress=${progress} done=${done} onStop=${() => abort.current.abort()} />`}
    ${all.length > 0 && html`<${RejectedRows} rows=${rows} rejected=${all} />`}
  <//>`;
}

/**
 * @param {Rows} rows
 * @param {import('./bodies.js').Plan} plan
 */
function checkRows(rows, plan) {
  /** @type {import('./bodies.js').Entry[]} */
  const entries = [];
  /** @type {Rejected[]} */
  const rejected = [];
  rows.rows.forEach((cells, row) => {
    try {
      entries.push(...entriesOf(plan, cells, row));
    } catch (cause) {
      if (!(cause instanceof BadCell)) throw cause;
      rejected.push({ row, reason: t(cause.key, { column: cause.column, cell: cause.cell }) });
    }
  });
  return { entries, rejected };
}

/** @param {{progress: Progress, done: boolean, onStop: () => void}} props */
function ProgressView({ progress, done, onStop }) {
  const complete = progress.sent === progress.total;
  return html`<div class="progress" role="status">
    <progress max=${progress.total} value=${progress.sent} aria-label=${t('import.importing')}></progress>
    <p>
      ${done && (complete ? html`<strong>${t('import.done')}</strong> ` : html`<strong>${t('import.stopped')}</strong> `)}
      ${t('import.progress', {
        recorded: progress.recorded,
        duplicates: progress.duplicates,
        rejected: progress.rejected.length,
        sent: progress.sent,
        total: progress.total,
      })}
    </p>
    ${done
      ? html`<p><a class="button" href=${href(['overview'])}><${Icon} name="graph-up" /> ${t('import.toOverview')}</a></p>`
      : html`<p><button type="button" onClick=${onStop}><${Icon} name="stop-circle" /> ${t('import.stop')}</button></p>`}
  </div>`;
}

/** @param {{rows: Rows, rejected: Rejected[]}} props */
function RejectedRows({ rows, rejected }) {
  const save = () =>
    download(
      `${rows.name}.rejected.csv`,
      toCsv([
        ['line', 'reason', ...rows.columns],
        ...rejected.map(({ row, reason }) => [rows.lines[row], reason, ...rows.rows[row]]),
      ]),
    );
  return html`<div class="section-head">
      <h3>${t('import.rejected', { n: rejected.length })}</h3>
      <div class="actions">
        <button type="button" class="quiet" onClick=${save}><${Icon} name="download" /> ${t('import.saveRejected')}</button>
      </div>
    </div>
    <${Table}
      caption=${t('import.rejectedRows')}
      rows=${rejected.slice(0, SHOWN)}
      rowKey=${(/** @type {Rejected} */ one) => `${one.row} ${one.reason}`}
      columns=${[
        { title: t('import.line'), number: true, cell: (/** @type {Rejected} */ one) => rows.lines[one.row] },
        { title: t('import.reason'), cell: (/** @type {Rejected} */ one) => one.reason },
        { title: t('import.row'), wide: true, cell: (/** @type {Rejected} */ one) => html`<code>${rows.rows[one.row].join(', ').slice(0, 120)}</code>` },
      ]}
    />`;
}
