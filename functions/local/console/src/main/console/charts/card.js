// A chart with what belongs to it: legend, table, CSV and a link.
import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { download, toCsv } from '../ui/download.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/page.js';
import { Table } from '../ui/table.js';

/**
 * @typedef {object} Figures what the chart shows, exactly
 * @property {string[]} columns the first is that of the step
 * @property {any[][]} rows what the table shows
 * @property {() => (string | number | bigint)[][]} csv the rows as a program reads them, with ISO times and decimal amounts
 */

/**
 * @param {{title: string, note?: any, file: string, figures: Figures, legend?: any, actions?: any, children: any}} props
 *   file: the name of the CSV without its ending
 */
export function ChartCard({ title, note, file, figures, legend, actions, children }) {
  const save = () => download(`${file}.csv`, toCsv([figures.columns, ...figures.csv()]));
  return html`<${Section}
    title=${title}
    note=${note}
    actions=${html`${actions}
      <button type="button" class="quiet" onClick=${save}><${Icon} name="download" /> ${t('chart.csv')}</button>`}
  >
    ${legend} ${children}
    <details class="chart-table">
      <summary>${t('chart.table')}</summary>
      <${Table}
        caption=${title}
        rows=${figures.rows.map((cells, index) => ({ cells, index }))}
        rowKey=${(/** @type {any} */ row) => row.index}
        columns=${figures.columns.map((column, index) => ({
          title: column,
          number: index > 0,
          cell: (/** @type {any} */ row) => row.cells[index],
        }))}
      />
    </details>
  <//>`;
}

/** @param {{items: {name: any, color: number, faint?: boolean}[]}} props */
export function Legend({ items }) {
  return html`<ul class="legend">
    ${items.map(
      ({ name, color, faint }, index) =>
        html`<li key=${index}><span class=${`swatch color-${color} ${faint ? 'faint' : ''}`}></span>${name}</li>`,
    )}
  </ul>`;
}
