import { html } from '../lib/preact/preact.js';
import { Icon } from '../ui/icon.js';
import { PAGES } from './pages.js';
import { href, route } from './router.js';
import { may } from './session.js';
import { useStore } from './store.js';
import { t } from './texts.js';

/** The pages that the user's roles may see. */
export const visiblePages = () => PAGES.filter((page) => may(...page.roles));

export function Navigation() {
  const { path } = useStore(route);
  return html`<nav class="navigation" aria-label=${t('shell.pages')}>
    ${visiblePages().map(
      (page) => html`<a
        key=${page.name}
        href=${href([page.name])}
        aria-current=${path[0] === page.name ? 'page' : undefined}
      >
        <${Icon} name=${page.icon} /> <span>${t(`page.${page.name}`)}</span>
      </a>`,
    )}
  </nav>`;
}
