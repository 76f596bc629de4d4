// All months in small, to see where the range lies and to choose another.
import { html } from '../lib/preact/preact.js';
import { changeQuery } from '../shell/router.js';
import { currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { Section } from '../ui/page.js';
import { formatMoney } from '../ui/money.js';
import { formatTime } from '../ui/time.js';
import { addDays, addMonths, today } from './range.js';

/** @param {{months: import('./series.js').Step[], range: import('./range.js').Range}} props */
export function Months({ months, range }) {
  const largest = Math.max(1, ...months.map((month) => Math.abs(Number(month.change))));
  return html`<${Section} title=${t('months.title')}>
    <ol class="months">
      ${months.map((month) => {
        const from = month.start.slice(0, 10);
        const to = addDays(addMonths(from, 1), -1);
        const chosen = to >= range.from && from <= range.to;
        const name = formatTime(month.start, { month: 'long', year: 'numeric', timeZone: 'UTC' });
        const amount = formatMoney({ minorUnits: month.change, currency: currency() });
        return html`<li key=${from}>
          <button
            type="button"
            class=${`month ${chosen ? 'chosen' : ''} ${month.change < 0n ? 'negative' : ''}`}
            aria-label=${`${name}: ${amount}`}
            aria-pressed=${chosen}
            title=${`${name}: ${amount}`}
            onClick=${() => changeQuery({ range: '', from, to: to > today() ? today() : to, step: 'day' })}
          >
            <span style=${{ height: `${(Math.abs(Number(month.change)) / largest) * 44}px` }}></span>
          </button>
          ${(from.endsWith('-01-01') || month === months[0]) &&
          html`<span class="month-year" aria-hidden="true">${from.slice(0, 4)}</span>`}
        </li>`;
      })}
    </ol>
  <//>`;
}
