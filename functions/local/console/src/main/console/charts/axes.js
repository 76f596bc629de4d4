import { html } from '../lib/preact/preact.js';

/**
 * Lines at round values, with their labels at the left.
 *
 * @param {{scale: (value: number) => number, ticks: number[], format: (value: number) => string, width: number}} props
 */
export function ValueAxis({ scale, ticks, format, width }) {
  return html`<g class="axis">
    ${ticks.map(
      (tick) => html`<g key=${tick} transform=${`translate(0,${scale(tick)})`}>
        <line x2=${width} class=${tick === 0 ? 'zero' : undefined} />
        <text x="-8" dy="0.32em" text-anchor="end">${format(tick)}</text>
      </g>`,
    )}
  </g>`;
}

const LABEL_WIDTH = 72;

/**
 * As many labels of the steps as there is room for.
 *
 * @param {{labels: string[], xOf: (step: number) => number, width: number, height: number}} props
 */
export function StepAxis({ labels, xOf, width, height }) {
  const every = Math.max(1, Math.ceil(labels.length / Math.max(1, Math.floor(width / LABEL_WIDTH))));
  const shown = labels.map((text, step) => ({ text, step })).filter(({ step }) => step % every === 0);
  return html`<g class="axis" transform=${`translate(0,${height})`}>
    ${shown.map(
      ({ text, step }) => html`<g key=${step} transform=${`translate(${xOf(step)},0)`}>
        <line y2="5" />
        <text y="19" text-anchor=${anchor(xOf(step), width)}>${text}</text>
      </g>`,
    )}
  </g>`;
}

/**
 * @param {number} x
 * @param {number} width
 */
function anchor(x, width) {
  if (x < 20) return 'start';
  return x > width - 20 ? 'end' : 'middle';
}
