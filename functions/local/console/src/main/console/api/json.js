// JSON in which amounts stay exact: the integers of money become BigInt, which JSON.parse alone would round.

const AMOUNT = /("minorUnits"\s*:\s*)(-?\d+)/g;

/** @param {string} text */
export function parse(text) {
  return JSON.parse(text.replace(AMOUNT, '$1"$2"'), (key, value) => (key === 'minorUnits' ? BigInt(value) : value));
}

/** @param {unknown} value */
export function stringify(value) {
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
  return text.replace(/("minorUnits":)"(-?\d+)"/g, '$1$2');
}
