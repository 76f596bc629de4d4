// Activating, pausing and ending a strategy.
import { html, useState } from '../lib/preact/preact.js';
import { post } from '../api/client.js';
import { t } from '../shell/texts.js';
import { Confirmation } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { toast } from '../ui/toast.js';

/** What may be done in each status. */
const ACTS = /** @type {Record<string, string[]>} */ ({
  draft: ['activate', 'end'],
  active: ['pause', 'end'],
  paused: ['activate', 'end'],
  ended: [],
});

const ICONS = /** @type {Record<string, string>} */ ({ activate: 'play-circle', pause: 'pause-circle', end: 'stop-circle' });

/** @param {{strategy: any, onChange: () => Promise<void>}} props */
export function Lifecycle({ strategy, onChange }) {
  const [asked, setAsked] = useState('');
  const act = async () => {
    await post(`/v1/strategies/${strategy.strategyId}/${asked}`);
    await onChange();
    toast(t(`strategies.done.${asked}`, { name: strategy.name }));
  };
  return html`${ACTS[strategy.status].map(
      (name) => html`<button
        key=${name}
        type="button"
        class=${name === 'activate' ? 'primary' : name === 'end' ? 'danger' : undefined}
        onClick=${() => setAsked(name)}
      >
        <${Icon} name=${ICONS[name]} /> ${t(`strategies.act.${name}`)}
      </button>`,
    )}
    ${asked &&
    html`<${Confirmation}
      title=${t(`strategies.ask.${asked}`, { name: strategy.name })}
      act=${t(`strategies.act.${asked}`)}
      danger=${asked === 'end'}
      onAct=${act}
      onClose=${() => setAsked('')}
    >
      <p>${t(`strategies.effect.${asked}`)}</p>
    <//>`}`;
}
