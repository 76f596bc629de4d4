import { html } from '../lib/preact/preact.js';
import { Skeleton } from '../ui/states.js';
import { StepAxis, ValueAxis } from './axes.js';
import { useD3 } from './d3.js';
import { ChartFrame } from './frame.js';

/** @typedef {{name: string, color: number, values: number[]}} Layer */

/**
 * A bar for each step, stacked of a layer for each series. What is below zero hangs from the zero line.
 *
 * @param {{label: string, layers: Layer[], labels: string[], format: (value: number) => string,
 *   describe: (step: number) => string, tip: (step: number) => any, onPick?: (step: number) => void, height?: number}} props
 */
export function StackedBars({ label, layers, labels, format, describe, tip, onPick, height }) {
  const d3 = useD3();
  if (!d3) return html`<${Skeleton} rows=${6} />`;
  const center = (/** @type {number} */ step, /** @type {number} */ width) => ((step + 0.5) / labels.length) * width;
  const stepAt = (/** @type {number} */ x, /** @type {number} */ width) => Math.floor((x / width) * labels.length);
  const stacked = d3
    .stack()
    .keys(layers.map((_, layer) => `${layer}`))
    .value((/** @type {any} */ step, layer) => layers[Number(layer)].values[step])
    .offset(d3.stackOffsetDiverging)(/** @type {any} */ (d3.range(labels.length)));
  const ends = stacked.flat(2);
  return html`<${ChartFrame}
    label=${label}
    count=${labels.length}
    height=${height}
    describe=${describe}
    tip=${tip}
    xOf=${center}
    stepAt=${stepAt}
    onPick=${onPick}
  >
    ${(/** @type {import('./frame.js').Plot} */ plot) => {
      const y = d3.scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends) || 1000], [plot.height, 0]).nice(5);
      const bar = Math.max(1, Math.min(46, (plot.width / labels.length) * 0.76));
      const x = (/** @type {number} */ step) => center(step, plot.width);
      return html`
        ${plot.cursor !== null &&
        html`<rect
          class="cursor-band"
          x=${x(plot.cursor) - plot.width / labels.length / 2}
          width=${plot.width / labels.length}
          height=${plot.height}
        />`}
        <${ValueAxis} scale=${y} ticks=${y.ticks(4)} format=${format} width=${plot.width} />
        <${StepAxis} labels=${labels} xOf=${x} width=${plot.width} height=${plot.height} />
        ${layers.map(
          (layer, index) => html`<g key=${layer.name} class=${`bars color-${layer.color}`}>
            ${stacked[index].map(
              ([from, to], step) =>
                from !== to && html`<rect key=${step} x=${x(step) - bar / 2} width=${bar} y=${y(to)} height=${y(from) - y(to)} />`,
            )}
          </g>`,
        )}
      `;
    }}
  <//>`;
}
