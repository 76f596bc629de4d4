// The entry of the console: reads its configuration and texts, then shows it.
import { html, render } from './lib/preact/preact.js';
import { loadConfig } from './shell/config.js';
import { applyTheme } from './shell/theme.js';
import { loadTexts } from './shell/texts.js';
import { restoreSession } from './shell/session.js';
import { Frame } from './shell/frame.js';

applyTheme();
const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const [config] = await Promise.all([loadConfig(), loadTexts()]);
await restoreSession(config);
render(html`<${Frame} />`, root);
