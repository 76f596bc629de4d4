// Whether the totals are posted and proven, and what the schedule does.
import { html } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { isDevelopment } from '../shell/session.js';
import { currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Health } from './health.js';
import { Posting } from './posting.js';
import { Reconciliation } from './reconciliation.js';
import { Tasks } from './tasks.js';

const REFRESH_MILLIS = 3000;

export function Status() {
  const totals = useData((signal) => get('/v1/totals/purchases', { currency: currency() }, { signal }), [], {
    every: REFRESH_MILLIS,
  });
  // On AWS the schedule is EventBridge's, and the dashboard of CloudWatch shows it.
  const tasks = useData(
    async (signal) => (isDevelopment() ? (await get('/v1/aggregation/tasks', {}, { signal })).items : []),
    [],
    { every: isDevelopment() ? REFRESH_MILLIS : undefined },
  );
  if (!isDevelopment()) {
    return html`<${Posting} totals=${totals} />
      <${Section} title=${t('data.tasks')}><${Empty} title=${t('data.elsewhere')} text=${t('data.elsewhereText')} /><//>`;
  }
  return html`
    <div class="columns">
      <${Posting} totals=${totals} />
      <${Reconciliation} tasks=${tasks} />
      <${Health} />
    </div>
    <${Tasks} tasks=${tasks} />
  `;
}
