// The API's reasons against fields, in the user's language. A reason that is not known here is shown as the API wrote it.
import { t } from '../shell/texts.js';

/** The reasons, with what a text takes from them. */
const REASONS = /** @type {[RegExp, string, string[]][]} */ ([
  [/^is required$/, 'required', []],
  [/^is required, where there is no `(\w+)`$/, 'oneRequired', []],
  [/^must have (\d+) to (\d+) characters$/, 'characters', ['from', 'to']],
  [/^must have (\d+) to (\d+) entries$/, 'entries', ['from', 'to']],
  [/^must lie between (\S+) and (\S+)$/, 'between', ['from', 'to']],
  [/^must not be 0$/, 'notZero', []],
  [/^must be all different$/, 'different', []],
  [/^must be a decimal text above 0, at most 100, /, 'percent', []],
  [/^must be a decimal text from 0 to 1000 /, 'rate', []],
  [/^must be more than 1 and at most (\S+)/, 'factor', ['most']],
  [/^must be more than that of the tier before$/, 'ascending', []],
  [/^must be 1 to 32 small letters, digits and hyphens/, 'name', []],
  [/^must be at most 31 capital letters, digits, hyphens and #/, 'codePattern', []],
  [/^must end after it begins$/, 'window', []],
  [/^must have both from and to, or neither$/, 'bothTimes', []],
  [/^does not belong to this kind of strategy$/, 'kind', []],
  [/^must not be negative$/, 'negative', []],
]);

/** @param {string} reason */
export function inLanguage(reason) {
  for (const [pattern, name, values] of REASONS) {
    const found = pattern.exec(reason);
    if (found) return t(`reason.${name}`, Object.fromEntries(values.map((value, index) => [value, found[index + 1]])));
  }
  return reason;
}
