import { html } from '../lib/preact/preact.js';
import { href, route } from '../shell/router.js';
import { useStore } from '../shell/store.js';

/** The part of the page that the address names; the first one if it names none. @param {string[]} names */
export function useTab(names) {
  const { query } = useStore(route);
  return names.includes(query.view) ? query.view : names[0];
}

/**
 * The parts of a page, each with an address of its own.
 *
 * @param {{label: string, path: string[], current: string, tabs: [name: string, text: string][]}} props
 */
export function Tabs({ label, path, current, tabs }) {
  return html`<nav class="tabs" aria-label=${label}>
    ${tabs.map(
      ([name, text], index) => html`<a
        key=${name}
        href=${href(path, { view: index === 0 ? undefined : name })}
        aria-current=${name === current ? 'true' : undefined}
        >${text}</a
      >`,
    )}
  </nav>`;
}
