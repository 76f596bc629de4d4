import { html } from '../lib/preact/preact.js';
import { Skeleton } from '../ui/states.js';
import { StepAxis, ValueAxis } from './axes.js';
import { useD3 } from './d3.js';
import { ChartFrame } from './frame.js';

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number} color of the palette, from 1
 * @property {boolean} [faint] whether it is there for comparison only
 * @property {(number | null)[]} values one for each step
 */

/**
 * A line for each series over the same steps.
 *
 * @param {{label: string, lines: Line[], labels: string[], format: (value: number) => string,
 *   describe: (step: number) => string, tip: (step: number) => any, onPick?: (step: number) => void}} props
 */
export function LineChart({ label, lines, labels, format, describe, tip, onPick }) {
  const d3 = useD3();
  if (!d3) return html`<${Skeleton} rows=${6} />`;
  const xOf = (/** @type {number} */ step, /** @type {number} */ width) =>
    labels.length < 2 ? width / 2 : (step / (labels.length - 1)) * width;
  const stepAt = (/** @type {number} */ x, /** @type {number} */ width) => Math.round((x / width) * (labels.length - 1));
  return html`<${ChartFrame}
    label=${label}
    count=${labels.length}
    describe=${describe}
    tip=${tip}
    xOf=${xOf}
    stepAt=${stepAt}
    onPick=${onPick}
  >
    ${(/** @type {import('./frame.js').Plot} */ { width, height, cursor }) => {
      const all = lines.flatMap((line) => line.values).filter((value) => value !== null);
      const y = d3.scaleLinear([Math.min(0, ...all), Math.max(0, ...all) || 1000], [height, 0]).nice(5);
      const x = (/** @type {number} */ step) => xOf(step, width);
      const path = d3
        .line(/** @type {(value: any, step: number) => number} */ ((_, step) => x(step)), (value) => y(value))
        .defined((value) => value !== null);
      return html`
        <${ValueAxis} scale=${y} ticks=${y.ticks(5)} format=${format} width=${width} />
        <${StepAxis} labels=${labels} xOf=${x} width=${width} height=${height} />
        ${lines.map(
          (line) => html`<path
            key=${line.name}
            class=${`line color-${line.color} ${line.faint ? 'faint' : ''}`}
            d=${path(/** @type {any} */ (line.values))}
          />`,
        )}
        ${labels.length === 1 &&
        lines.map((line) => line.values[0] !== null && html`<circle class=${`dot color-${line.color}`} cx=${x(0)} cy=${y(line.values[0])} r="4" />`)}
        ${cursor !== null &&
        html`<line class="cursor" x1=${x(cursor)} x2=${x(cursor)} y2=${height} />
          ${lines.map((line) => {
            const value = line.values[cursor];
            return (
              value !== null &&
              value !== undefined &&
              html`<circle key=${line.name} class=${`dot color-${line.color}`} cx=${x(cursor)} cy=${y(value)} r="4" />`
            );
          })}`}
      `;
    }}
  <//>`;
}
