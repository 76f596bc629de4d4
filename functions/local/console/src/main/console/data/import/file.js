// A file of rows: its encoding, its separator, its cells.
import { d3Loaded } from '../../charts/d3.js';

/**
 * @typedef {object} Rows
 * @property {string} name of the file
 * @property {string[]} columns
 * @property {string[][]} rows without those of empty cells
 * @property {number[]} lines the number of each row in the file; the columns are 1
 */

/** A file that cannot be read as rows; the reason is the key of a text. */
export class UnreadableFile extends Error {}

const SEPARATORS = [',', ';', '\t', '|'];

/**
 * @param {File} file
 * @returns {Promise<Rows>}
 */
export async function readRows(file) {
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  const named = /^sep=(.)\r?\n/.exec(text);
  const content = named ? text.slice(named[0].length) : text;
  const separator = named ? named[1] : separatorOf(content);
  const d3 = await d3Loaded;
  const all = d3.dsvFormat(separator).parseRows(content);
  const columns = (all[0] ?? []).map((cell) => cell.trim());
  if (columns.every((cell) => cell === '')) throw new UnreadableFile('import.noColumns');
  const numbered = all.map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: index + (named ? 2 : 1) }));
  const filled = numbered.slice(1).filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { name: file.name, columns, rows: filled.map(({ cells }) => cells), lines: filled.map(({ line }) => line) };
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('import.notUtf8');
  }
}

/**
 * The separator of which the first line has most.
 *
 * @param {string} text
 */
function separatorOf(text) {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (/** @type {string} */ separator) => line.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
