// What all charts have in common: they take the width there is, and a cursor moves over their steps by pointer and by
// keys. A reader hears the step at the cursor, as of a slider.
import { html, useEffect, useRef, useState } from '../lib/preact/preact.js';

export const MARGIN = { top: 12, right: 14, bottom: 26, left: 62 };

/**
 * @typedef {object} Plot
 * @property {number} width of the area inside the margins
 * @property {number} height
 * @property {number | null} cursor the step under the pointer or chosen by keys
 */

/**
 * @param {{label: string, count: number, height?: number, describe: (step: number) => string,
 *   stepAt: (x: number, width: number) => number, tip: (step: number) => any,
 *   xOf: (step: number, width: number) => number, onPick?: (step: number) => void,
 *   children: (plot: Plot) => any}} props
 *   count: of steps; describe: the step in words; tip: what hovers beside it; onPick: a click on it
 */
export function ChartFrame({ label, count, height = 260, describe, stepAt, tip, xOf, onPick, children }) {
  const [element, width] = useWidth();
  const [cursor, setCursor] = useState(/** @type {number | null} */ (null));
  const inner = Math.max(width - MARGIN.left - MARGIN.right, 0);
  const at = cursor !== null && cursor < count ? cursor : null;

  const move = (/** @type {PointerEvent} */ event) => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const step = stepAt(event.clientX - box.left - MARGIN.left, inner);
    setCursor(Math.min(Math.max(step, 0), count - 1));
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    const next = { ArrowLeft: (at ?? count) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: count - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setCursor(Math.min(Math.max(next, 0), count - 1));
    } else if (event.key === 'Escape') {
      setCursor(null);
    } else if (event.key === 'Enter' && at !== null) {
      onPick?.(at);
    }
  };

  return html`<div
    ref=${element}
    class=${onPick ? 'chart pickable' : 'chart'}
    tabindex="0"
    role="slider"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax=${Math.max(count - 1, 0)}
    aria-valuenow=${at ?? Math.max(count - 1, 0)}
    aria-valuetext=${count > 0 ? describe(at ?? count - 1) : ''}
    onPointerMove=${move}
    onPointerLeave=${() => setCursor(null)}
    onBlur=${() => setCursor(null)}
    onKeyDown=${press}
    onClick=${() => at !== null && onPick?.(at)}
  >
    <svg width=${width} height=${height} aria-hidden="true">
      ${inner > 0 &&
      html`<g transform=${`translate(${MARGIN.left},${MARGIN.top})`}>
        ${children({ width: inner, height: height - MARGIN.top - MARGIN.bottom, cursor: at })}
      </g>`}
    </svg>
    ${at !== null && html`<${Tip} x=${MARGIN.left + xOf(at, inner)} width=${width}>${tip(at)}<//>`}
  </div>`;
}

/** @param {{x: number, width: number, children: any}} props */
function Tip({ x, width, children }) {
  const side = x > width / 2 ? { right: `${width - x + 12}px` } : { left: `${x + 12}px` };
  return html`<div class="chart-tip" style=${{ left: 'auto', right: 'auto', ...side }}>${children}</div>`;
}

/** @returns {[{current: any}, number]} a ref, and the width of its element */
function useWidth() {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observed = /** @type {HTMLElement} */ (element.current);
    setWidth(observed.clientWidth);
    const observer = new ResizeObserver(() => setWidth(observed.clientWidth));
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
