// Cells become values by the rules of the importer, so that a file may be sent by either.
import { decimals } from '../../ui/money.js';

/** A cell that cannot be read: the key of a text, and what it names. */
export class BadCell extends Error {
  /**
   * @param {string} key
   * @param {string} column
   * @param {string} cell
   */
  constructor(key, column, cell) {
    super(key);
    this.key = key;
    this.column = column;
    this.cell = cell;
  }
}

/**
 * An amount in major units, such as 11.77. A fraction of a minor unit is refused, since rounding would change it.
 *
 * @param {string} cell
 * @param {string} column
 * @param {string} currency
 * @param {boolean} decimalComma whether a comma stands before the decimals, and points between the thousands
 */
export function readMoney(cell, column, currency, decimalComma) {
  if (!/^[A-Z]{3}$/.test(currency)) throw new BadCell('import.bad.currency', column, currency);
  const plain = decimalComma && /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(cell) ? cell.replaceAll('.', '').replace(',', '.') : cell;
  const parts = /^(-?)(\d{1,18})(?:\.(\d{1,30}))?$/.exec(plain);
  if (!parts) throw new BadCell('import.bad.amount', column, cell);
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const places = decimals(currency);
  if (fraction.length > places) throw new BadCell('import.bad.decimals', column, cell);
  return { minorUnits: BigInt(`${parts[1]}${parts[2]}${fraction.padEnd(places, '0')}`), currency };
}

/**
 * A date, which is its beginning in UTC, or a time with an offset.
 *
 * @param {string} cell
 * @param {string} column
 */
export function readTime(cell, column) {
  const time = /^\d{4}-\d\d-\d\d$/.test(cell) ? `${cell}T00:00:00Z` : cell.replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(time) && !Number.isNaN(Date.parse(time));
  if (!isTime) throw new BadCell('import.bad.time', column, cell);
  return time;
}

/**
 * @param {string} cell
 * @param {string} column
 */
export function readWhole(cell, column) {
  const whole = /^(-?\d{1,15})(?:\.0+)?$/.exec(cell);
  if (!whole) throw new BadCell('import.bad.whole', column, cell);
  return Number(whole[1]);
}

/**
 * @param {string} cell
 * @param {string} column
 */
export function readYes(cell, column) {
  const word = cell.toLowerCase();
  if (['true', 'yes', 't', 'y', '1', '1.0'].includes(word)) return true;
  if (['false', 'no', 'f', 'n', '0', '0.0'].includes(word)) return false;
  throw new BadCell('import.bad.yes', column, cell);
}
