import { html, useState } from '../lib/preact/preact.js';
import { post } from '../api/client.js';
import { asProblem } from '../api/problem.js';
import { isDevelopment } from '../shell/session.js';
import { t } from '../shell/texts.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Time, formatAgo } from '../ui/time.js';
import { toast } from '../ui/toast.js';

/**
 * How far the ledger is posted into the totals.
 *
 * @param {{totals: import('../ui/data.js').Loaded<any>}} props
 */
export function Posting({ totals }) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { pages } = await post('/v1/aggregation/runs', undefined, { repeatable: true });
      toast(t('posting.done', { n: pages }));
      await totals.reload();
    } catch (cause) {
      toast(asProblem(cause).text);
    } finally {
      setBusy(false);
    }
  };
  return html`<${Section}
    title=${t('posting.title')}
    actions=${isDevelopment() &&
    html`<button type="button" onClick=${run} disabled=${busy}><${Icon} name="play-circle" /> ${t('posting.run')}</button>`}
  >
    <${Await} from=${totals} rows=${3}>
      ${(/** @type {any} */ { postedAt, pending }) => html`<dl class="properties">
        <dt>${t('posting.state')}</dt>
        <dd>
          ${pending
            ? html`<span class="badge warn"><${Icon} name="hourglass-split" /> ${t('posting.pending')}</span>`
            : html`<span class="badge good"><${Icon} name="check-circle" /> ${t('posting.current')}</span>`}
        </dd>
        <dt>${t('posting.postedAt')}</dt>
        <dd>${isNever(postedAt) ? t('posting.never') : html`<${Time} at=${postedAt} seconds />`}</dd>
        <dt>${t('posting.lag')}</dt>
        <dd>${isNever(postedAt) ? '–' : formatAgo(postedAt)}</dd>
      </dl>`}
    <//>
    <p class="hint">${t('posting.text')}</p>
  <//>`;
}

/** @param {string} postedAt the epoch, if nothing was posted yet */
const isNever = (postedAt) => Date.parse(postedAt) === 0;
