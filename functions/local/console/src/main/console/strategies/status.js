import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';

/** @type {Record<string, string>} */
const LOOKS = { draft: '', active: 'good', paused: 'warn', ended: 'bad', scheduled: 'accent', over: 'bad' };

/**
 * The status, and where the window stands if an active strategy is not running.
 *
 * @param {{of: {status: string, phase: string}}} props
 */
export function Status({ of: { status, phase } }) {
  const shown = status === 'active' && phase !== 'running' ? phase : status;
  return html`<span class=${`badge ${LOOKS[shown] ?? ''}`}>${t(`strategies.status.${shown}`)}</span>`;
}
