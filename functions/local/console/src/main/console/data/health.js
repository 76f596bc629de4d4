import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { formatDuration } from '../ui/time.js';

const REFRESH_MILLIS = 5000;

/** Whether this server and its database answer. */
export function Health() {
  const health = useData(load, [], { every: REFRESH_MILLIS });
  return html`<${Section} title=${t('health.title')}>
    <${Await} from=${health} rows=${2}>
      ${(/** @type {Awaited<ReturnType<typeof load>>} */ { up, checks, millis }) => html`<dl class="properties">
        <dt>${t('health.server')}</dt>
        <dd><${State} up=${up} /></dd>
        ${checks.map(
          (check) => html`<dt key=${check.name}>${check.name === 'store' ? t('health.store') : check.name}</dt>
            <dd><${State} up=${check.status === 'UP'} /></dd>`,
        )}
        <dt>${t('health.time')}</dt>
        <dd>${formatDuration(millis)}</dd>
      </dl>`}
    <//>
  <//>`;
}

/** @param {{up: boolean}} props */
function State({ up }) {
  return up
    ? html`<span class="badge good"><${Icon} name="check-circle" /> ${t('health.up')}</span>`
    : html`<span class="badge bad"><${Icon} name="exclamation-triangle" /> ${t('health.down')}</span>`;
}

/** @param {AbortSignal} signal */
async function load(signal) {
  const begin = performance.now();
  const response = await fetch('/q/health', { signal });
  const answer = await response.json();
  return {
    up: answer.status === 'UP',
    checks: /** @type {{name: string, status: string}[]} */ (answer.checks),
    millis: performance.now() - begin,
  };
}
