import { html } from '../lib/preact/preact.js';
import { changeQuery, route } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { Segmented } from '../ui/field.js';
import { PRESETS, daysOf, stepsFor, today } from './range.js';

/** @param {{range: import('./range.js').Range, first: string | undefined}} props first: the day of the first figures */
export function RangePicker({ range, first }) {
  const chosen = route.get().query.range ?? presetOf(range, first);
  const choose = (/** @type {string} */ preset) => changeQuery({ range: preset, from: '', to: '', step: '' });
  const change = (/** @type {{from?: string, to?: string}} */ dates) => {
    const { from, to } = { from: range.from, to: range.to, ...dates };
    if (from && to && from <= to) changeQuery({ range: '', from, to, step: '' });
  };
  return html`<div class="toolbar">
    <${Segmented}
      label=${t('range.range')}
      value=${chosen}
      onChange=${choose}
      options=${PRESETS.map((preset) => [preset, t(`range.preset.${preset}`)])}
    />
    <span class="dates">
      <input type="date" aria-label=${t('range.from')} value=${range.from} max=${range.to}
        onChange=${(/** @type {any} */ event) => change({ from: event.target.value })} />
      <span aria-hidden="true">–</span>
      <input type="date" aria-label=${t('range.to')} value=${range.to} min=${range.from} max=${today()}
        onChange=${(/** @type {any} */ event) => change({ to: event.target.value })} />
    </span>
    <${Segmented}
      label=${t('range.step')}
      value=${range.step}
      onChange=${(/** @type {string} */ step) => changeQuery({ step })}
      options=${stepsFor(range.from, range.to).map((step) => [step, t(`range.step.${step}`)])}
    />
  </div>`;
}

/**
 * The preset that this range is; empty if it is none.
 *
 * @param {import('./range.js').Range} range
 * @param {string | undefined} first
 */
function presetOf({ from, to }, first) {
  const same = PRESETS.find((preset) => {
    const days = daysOf(preset, first ?? '');
    return days.from === from && days.to === to;
  });
  return same ?? '';
}
