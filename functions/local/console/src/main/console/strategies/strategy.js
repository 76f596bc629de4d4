import { html } from '../lib/preact/preact.js';
import { send } from '../api/client.js';
import { href } from '../shell/router.js';
import { may } from '../shell/session.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Icon } from '../ui/icon.js';
import { Page } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Tabs, useTab } from '../ui/tabs.js';
import { Codes } from './codes.js';
import { Lifecycle } from './lifecycle.js';
import { Results } from './results.js';
import { RevenueChart } from './revenue-chart.js';
import { Status } from './status.js';
import { Terms } from './terms.js';
import { Trial } from './trial.js';
import { Versions } from './versions.js';

/** @param {{strategyId: string}} props */
export function StrategyView({ strategyId }) {
  const manages = may('marketer', 'operator');
  const tabs = ['overview', ...(manages ? ['codes'] : []), ...(may('operator') ? ['history'] : [])];
  const tab = useTab(tabs);
  const strategy = useData((signal) => send('GET', `/v1/strategies/${strategyId}`, { signal }), [strategyId]);
  return html`<${Await} from=${strategy} rows=${8}>${(/** @type {any} */ { body }) => html`<${Page}
    title=${body.name}
    subtitle=${html`<${Status} of=${body} /> ${t(`strategies.kind.${body.kind}`)} · <code>${strategyId}</code>`}
    actions=${manages && html`<${Edit} strategy=${body} /><${Lifecycle} strategy=${body} onChange=${strategy.reload} />`}
  >
    ${tabs.length > 1 &&
    html`<${Tabs}
      label=${t('strategies.parts')}
      path=${['strategies', strategyId]}
      current=${tab}
      tabs=${tabs.map((name) => [name, t(`strategies.part.${name}`)])}
    />`}
    ${tab === 'overview' &&
    html`<div class="stack">
      ${manages && html`<${Results} strategy=${body} />`}
      <div class="columns"><${Terms} strategy=${body} /><${Trial} strategy=${body} /></div>
      ${manages && html`<${RevenueChart} strategy=${body} />`}
    </div>`}
    ${tab === 'codes' && html`<${Codes} strategy=${body} />`}
    ${tab === 'history' && html`<${Versions} strategy=${body} />`}
  <//>`}<//>`;
}

/** @param {{strategy: any}} props */
function Edit({ strategy: { strategyId, status } }) {
  if (status !== 'draft' && status !== 'paused') return null;
  return html`<a class="button" href=${href(['strategies', strategyId, 'edit'])}><${Icon} name="pencil" /> ${t('strategies.edit')}</a>`;
}
