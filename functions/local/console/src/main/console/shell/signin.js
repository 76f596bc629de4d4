import { html, useState } from '../lib/preact/preact.js';
import { ROLES } from './development.js';
import { isDevelopment, signIn, signInAs } from './session.js';
import { LANGUAGES, chooseLanguage, language, t } from './texts.js';
import { Icon } from '../ui/icon.js';

/** @type {Record<string, string>} */
const ICONS = { marketer: 'megaphone', storefront: 'person-lines-fill', operator: 'sliders' };

export function SignIn() {
  const [failed, setFailed] = useState(false);
  const attempt = (/** @type {() => Promise<void>} */ act) => () => act().catch(() => setFailed(true));
  return html`<main class="signin">
    <h1><img src="icon.svg" alt="" width="40" height="40" /> Merit</h1>
    <p>${isDevelopment() ? t('signin.choose') : t('signin.text')}</p>
    ${isDevelopment()
      ? html`<ul class="roles">
          ${ROLES.map(
            (role) => html`<li key=${role}>
              <button type="button" class="role" onClick=${attempt(() => signInAs(role))}>
                <${Icon} name=${ICONS[role]} />
                <span><strong>${t(`role.${role}`)}</strong> <span class="muted">${t(`signin.${role}`)}</span></span>
              </button>
            </li>`,
          )}
        </ul>`
      : html`<button type="button" class="primary" onClick=${attempt(signIn)}>${t('signin.signIn')}</button>`}
    ${failed && html`<p class="error" role="alert">${t('signin.failed')}</p>`}
    <p class="languages">
      ${Object.entries(LANGUAGES).map(
        ([code, { name, locale }]) => html`<button
          key=${code}
          type="button"
          class="link"
          lang=${locale}
          aria-pressed=${language.get() === code}
          onClick=${() => chooseLanguage(code)}
        >
          ${name}
        </button>`,
      )}
    </p>
  </main>`;
}
