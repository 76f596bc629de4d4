import { html, useState } from '../lib/preact/preact.js';
import { post } from '../api/client.js';
import { asProblem } from '../api/problem.js';
import { hasText, t } from '../shell/texts.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time, formatDuration } from '../ui/time.js';
import { toast } from '../ui/toast.js';

/**
 * What the schedule did and does.
 *
 * @param {{tasks: import('../ui/data.js').Loaded<any[]>}} props
 */
export function Tasks({ tasks }) {
  const [busy, setBusy] = useState('');
  const run = async (/** @type {string} */ name) => {
    setBusy(name);
    try {
      const { ran } = await post(`/v1/aggregation/tasks/${name}`, undefined, { repeatable: true });
      toast(ran ? t('task.done') : t('task.notDue'));
      await tasks.reload();
    } catch (cause) {
      toast(asProblem(cause).text);
    } finally {
      setBusy('');
    }
  };
  return html`<${Section} title=${t('data.tasks')}>
    <${Await} from=${tasks} rows=${8}>
      ${(/** @type {any[]} */ rows) => html`<${Table}
        caption=${t('data.tasks')}
        rows=${rows}
        rowKey=${(/** @type {any} */ task) => task.name}
        columns=${[
          {
            title: t('task.task'),
            cell: (/** @type {any} */ task) => html`<strong>${nameOf(task)}</strong>
              <span class="muted task-what">${whatOf(task)}</span>`,
          },
          { title: t('task.state'), cell: (/** @type {any} */ task) => html`<${State} task=${task} />` },
          {
            title: t('task.ended'),
            cell: (/** @type {any} */ task) => (task.endedAt ? html`<${Time} at=${task.endedAt} seconds />` : '–'),
          },
          {
            title: t('task.took'),
            number: true,
            wide: true,
            cell: (/** @type {any} */ task) => (took(task) === undefined ? '–' : formatDuration(took(task) ?? 0)),
          },
          {
            title: t('task.act'),
            cell: (/** @type {any} */ task) => html`<button
              type="button"
              class="quiet"
              disabled=${busy !== ''}
              onClick=${() => run(task.name)}
              aria-label=${t('task.runNow', { name: nameOf(task) })}
            >
              <${Icon} name="play-circle" /> ${t('task.run')}
            </button>`,
          },
        ]}
      />`}
    <//>
  <//>`;
}

/** @param {any} task */
const nameOf = (task) => (hasText(`task.name.${task.name}`) ? t(`task.name.${task.name}`) : task.name);

/** @param {any} task */
const whatOf = (task) => (hasText(`task.what.${task.name}`) ? t(`task.what.${task.name}`) : '');

/** @param {any} task */
const isRunning = (task) => task.startedAt && (!task.endedAt || task.startedAt > task.endedAt);

/** @param {any} task */
const took = (task) =>
  task.endedAt && task.startedAt && !isRunning(task) ? Date.parse(task.endedAt) - Date.parse(task.startedAt) : undefined;

/** @param {{task: any}} props */
function State({ task }) {
  if (isRunning(task)) return html`<span class="badge accent">${t('task.running')}</span>`;
  if (task.period) return html`<span class="badge warn">${t('task.unfinished')}</span>`;
  if (task.donePeriod || task.endedAt) return html`<span class="badge good">${t('task.finished')}</span>`;
  return html`<span class="badge">${t('task.idle')}</span>`;
}
