import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { changes } from '../strategies/changes.js';
import { Changes } from '../strategies/versions.js';
import { Confirmation } from '../ui/dialog.js';

/**
 * Asks before a setting of the shop is changed, and names each field that changes.
 *
 * @param {{before: any, after: any, currency: string, effect: string, onAct: () => Promise<void>, onClose: () => void}} props
 */
export function ConfirmSave({ before = {}, after, currency, effect, onAct, onClose }) {
  return html`<${Confirmation} title=${t('points.saveAsk')} act=${t('points.save')} onAct=${onAct} onClose=${onClose}>
    <p>${effect}</p>
    ${changes(before, after, currency).length === 0
      ? html`<p>${t('points.noChanges')}</p>`
      : html`<${Changes} before=${before} after=${after} currency=${currency} />`}
  <//>`;
}
