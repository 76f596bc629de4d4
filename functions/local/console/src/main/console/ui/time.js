// Times in the chosen zone.
import { html } from '../lib/preact/preact.js';
import { zone } from '../shell/settings.js';
import { locale, t } from '../shell/texts.js';

/**
 * @param {string | Date} at
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function formatTime(at, options = { dateStyle: 'medium', timeStyle: 'short' }) {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone(), ...options }).format(new Date(at));
}

/** @param {string | Date} at */
export const formatDate = (at) => formatTime(at, { dateStyle: 'medium' });

/**
 * The time as a machine reads it, shown in the zone; the offset is in the title.
 *
 * @param {{at: string, seconds?: boolean, dateOnly?: boolean}} props
 */
export function Time({ at, seconds = false, dateOnly = false }) {
  const text = dateOnly
    ? formatDate(at)
    : formatTime(at, { dateStyle: 'medium', timeStyle: seconds ? 'medium' : 'short' });
  const title = formatTime(at, { dateStyle: 'full', timeStyle: 'long' });
  return html`<time dateTime=${at} title=${title}>${text}</time>`;
}

const UNITS = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]);

/**
 * How long ago, such as `5 minutes ago`.
 *
 * @param {string} at
 */
export function formatAgo(at) {
  const seconds = Math.round((new Date(at).getTime() - Date.now()) / 1000);
  if (Math.abs(seconds) < 5) return t('time.now');
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[3];
  return format.format(Math.round(seconds / size), unit);
}

/**
 * A length of time, such as `320 ms`, `3.2 s` or `4 min`.
 *
 * @param {number} millis
 */
export function formatDuration(millis) {
  const [unit, size, digits] = /** @type {[string, number, number]} */ (
    millis < 1_000 ? ['millisecond', 1, 0] : millis < 60_000 ? ['second', 1_000, 1] : millis < 3_600_000 ? ['minute', 60_000, 0] : ['hour', 3_600_000, 1]
  );
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale(), /** @type {any} */ (options)).format(millis / size);
}

/**
 * The instant of a local date and time in a zone. In the hour that the clocks show twice it is the first; a time they
 * skip counts from the offset before.
 *
 * @param {string} local such as `2026-03-01T00:00`
 * @param {string} [inZone]
 */
export function toInstant(local, inZone = zone()) {
  const asUtc = new Date(`${local}Z`).getTime();
  const earlier = asUtc - offset(asUtc - 86_400_000, inZone);
  const later = asUtc - offset(asUtc + 86_400_000, inZone);
  const fits = [earlier, later].filter((instant) => instant + offset(instant, inZone) === asUtc);
  return new Date(fits.length > 0 ? Math.min(...fits) : earlier);
}

/**
 * The local date and time of an instant in a zone, such as `2026-03-01T00:00`.
 *
 * @param {string | Date | number} at
 * @param {string} [inZone]
 */
export function toLocal(at, inZone = zone()) {
  const instant = new Date(at).getTime();
  return new Date(instant + offset(instant, inZone)).toISOString().slice(0, 16);
}

/**
 * Milliseconds by which the clocks of a zone are ahead of UTC.
 *
 * @param {number} instant
 * @param {string} inZone
 */
function offset(instant, inZone) {
  /** @type {Record<string, number>} */
  const part = {};
  for (const { type, value } of parts(inZone).formatToParts(instant)) part[type] = Number(value);
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return local - Math.floor(instant / 1000) * 1000;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} inZone */
function parts(inZone) {
  let format = formats.get(inZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone: inZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(inZone, format);
  }
  return format;
}
