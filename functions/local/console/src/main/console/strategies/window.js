// The window of a strategy, which is in local time of a zone of its own.
import { html } from '../lib/preact/preact.js';
import { locale } from '../shell/texts.js';

/** @param {string} local such as `2026-03-01T00:00:00` */
export function formatLocal(local) {
  const midnight = local.slice(11, 16) === '00:00';
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { dateStyle: 'medium', timeStyle: midnight ? undefined : 'short', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale(), options).format(new Date(`${local.slice(0, 16)}Z`));
}

/** @param {{of: {from: string, to?: string, zone: string}}} props */
export function Window({ of }) {
  return html`<span class="window" title=${of.zone}>
    <span>${formatLocal(of.from)} –</span> <span>${of.to ? formatLocal(of.to) : '…'}</span>
  </span>`;
}
