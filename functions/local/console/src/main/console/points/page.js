// The points programme, the tiers, and what a purchase would earn by them.
import { html } from '../lib/preact/preact.js';
import { send } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Page } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Tabs, useTab } from '../ui/tabs.js';
import { Preview } from './preview.js';
import { ProgrammeForm } from './programme-form.js';
import { TiersForm } from './tiers-form.js';

const TABS = ['programme', 'tiers'];

/** @typedef {{body: any, etag: string | null}} Setting body: undefined where there is none yet */

/**
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<Setting>}
 */
async function loadSetting(path, signal) {
  try {
    return await send('GET', path, { signal });
  } catch (cause) {
    if (cause instanceof Problem && cause.status === 404) return { body: undefined, etag: null };
    throw cause;
  }
}

export default function Points() {
  const tab = useTab(TABS);
  const settings = useData(
    async (signal) => {
      const [programme, tiers] = await Promise.all([loadSetting('/v1/points/programme', signal), loadSetting('/v1/tiers', signal)]);
      return { programme, tiers };
    },
    [],
  );
  return html`<${Page} title=${t('page.points')}>
    <${Tabs} label=${t('points.parts')} path=${['points']} current=${tab} tabs=${TABS.map((name) => [name, t(`points.part.${name}`)])} />
    <${Await} from=${settings} rows=${10}>${(/** @type {{programme: Setting, tiers: Setting}} */ { programme, tiers }) => html`<div class="with-aside">
      ${tab === 'programme'
        ? html`<${ProgrammeForm} key=${`programme-${programme.etag}`} setting=${programme} tiers=${names(tiers)} onSaved=${settings.reload} />`
        : html`<${TiersForm} key=${`tiers-${tiers.etag}`} setting=${tiers} onSaved=${settings.reload} />`}
      <div class="aside">
        <${Preview} key=${`${programme.etag}-${tiers.etag}`} currency=${programme.body?.currency} tiers=${names(tiers)} />
      </div>
    </div>`}<//>
  <//>`;
}

/** @param {Setting} tiers @returns {string[]} */
const names = (tiers) => (tiers.body?.tiers ?? []).map((/** @type {any} */ tier) => tier.name);
