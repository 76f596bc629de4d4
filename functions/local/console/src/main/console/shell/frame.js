// The whole window: header, navigation and the page that the address names.
import { html, useEffect, useState } from '../lib/preact/preact.js';
import { Page } from '../ui/page.js';
import { Skeleton } from '../ui/states.js';
import { Toasts } from '../ui/toast.js';
import { Header } from './header.js';
import { Navigation, visiblePages } from './navigation.js';
import { href, route } from './router.js';
import { session } from './session.js';
import { SignIn } from './signin.js';
import { useStore } from './store.js';
import { language, t } from './texts.js';

export function Frame() {
  useStore(language);
  const who = useStore(session);
  if (!who) return html`<${SignIn} />`;
  return html`
    <a class="skip" href="#content" onClick=${focusContent}>${t('shell.skip')}</a>
    <${Header} />
    <${Navigation} />
    <main id="content" tabindex="-1"><${CurrentPage} /></main>
    <${Toasts} />
  `;
}

/** @param {Event} event */
function focusContent(event) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function CurrentPage() {
  const { path } = useStore(route);
  const pages = visiblePages();
  const entry = path.length === 0 ? pages[0] : pages.find((page) => page.name === path[0]);
  const [loaded, setLoaded] = useState(/** @type {{name: string, view?: Function, failed?: boolean} | null} */ (null));

  useEffect(() => {
    if (entry && path.length === 0) location.replace(href([entry.name], route.get().query));
  }, [entry, path.length]);

  useEffect(() => {
    if (!entry) return;
    entry.load().then(
      (module) => setLoaded({ name: entry.name, view: module.default }),
      () => setLoaded({ name: entry.name, failed: true }),
    );
  }, [entry?.name]);

  useEffect(() => {
    document.title = entry ? `${t(`page.${entry.name}`)} · Merit` : 'Merit';
  });

  if (!entry) return html`<${Page} title=${t('shell.noPage')} subtitle=${t('shell.noPageText')} />`;
  if (loaded?.name !== entry.name) return html`<${Skeleton} rows=${8} />`;
  if (!loaded.view) return html`<${Page} title=${t('shell.notLoaded')} subtitle=${t('shell.notLoadedText')} />`;
  return html`<${loaded.view} path=${path.slice(1)} />`;
}
