import { html } from '../lib/preact/preact.js';

/**
 * An icon of Bootstrap Icons, in the colour of the text. The names that are packed are in the module's pom.
 *
 * @param {{name: string, label?: string}} props label: what it means, if the text beside it does not say so
 */
export function Icon({ name, label }) {
  const mask = `url("lib/icons/${name}.svg")`;
  return html`<span
    class="icon"
    style=${{ maskImage: mask, WebkitMaskImage: mask }}
    role=${label ? 'img' : undefined}
    aria-label=${label}
    aria-hidden=${label ? undefined : 'true'}
  ></span>`;
}
