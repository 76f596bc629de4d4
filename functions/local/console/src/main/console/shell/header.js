import { html } from '../lib/preact/preact.js';
import { Icon } from '../ui/icon.js';
import { href, route } from './router.js';
import { isDevelopment, session, signInAs, signOut } from './session.js';
import { ROLES } from './development.js';
import { chooseCurrency, chooseZone, currencies, currency, zone, zones } from './settings.js';
import { useStore } from './store.js';
import { LANGUAGES, chooseLanguage, language, locale, t } from './texts.js';
import { THEMES, chooseTheme, theme } from './theme.js';

export function Header() {
  useStore(route);
  return html`<header class="header">
    <a class="brand" href=${href([])}><img src="icon.svg" alt="" width="24" height="24" /> Merit</a>
    <div class="header-tools">
      <${Choice}
        label=${t('shell.currency')}
        value=${currency()}
        values=${currencies()}
        text=${currencyText}
        onChoose=${chooseCurrency}
      />
      <${Choice} label=${t('shell.zone')} value=${zone()} values=${zones()} onChoose=${chooseZone} />
      <${Menu} />
    </div>
  </header>`;
}

/** @param {string} code */
function currencyText(code) {
  const name = new Intl.DisplayNames(locale(), { type: 'currency' }).of(code);
  return name && name !== code ? `${code} · ${name}` : code;
}

/**
 * @param {{label: string, value: string, values: string[], text?: (value: string) => string,
 *   onChoose: (value: string) => void}} props
 */
function Choice({ label, value, values, text = (name) => name, onChoose }) {
  const all = values.includes(value) ? values : [value, ...values];
  return html`<label class="choice">
    <span class="visually-hidden">${label}</span>
    <span class="choice-value" aria-hidden="true">${value}<${Icon} name="chevron-down" /></span>
    <select title=${label} value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
      ${all.map((one) => html`<option key=${one} value=${one}>${text(one)}</option>`)}
    </select>
  </label>`;
}

function Menu() {
  const who = useStore(session);
  useStore(theme);
  return html`<details class="menu" onKeyDown=${closeOnEscape} onFocusOut=${closeWhenLeft}>
    <summary aria-label=${t('shell.preferences')}><${Icon} name="person-gear" /></summary>
    <div class="menu-body">
      <p class="menu-who">
        ${who?.name} <span class="muted">${who?.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
      </p>
      ${isDevelopment() &&
      html`<${Options} title=${t('shell.role')} values=${ROLES} value=${who?.roles[0]}
        text=${(/** @type {string} */ role) => t(`role.${role}`)} onChoose=${signInAs} />`}
      <${Options} title=${t('shell.language')} values=${Object.keys(LANGUAGES)} value=${language.get()}
        text=${(/** @type {string} */ code) => LANGUAGES[code].name} onChoose=${chooseLanguage} />
      <${Options} title=${t('shell.theme')} values=${THEMES} value=${theme.get()}
        text=${(/** @type {string} */ name) => t(`theme.${name}`)} onChoose=${chooseTheme} />
      <button type="button" class="quiet" onClick=${signOut}>
        <${Icon} name="box-arrow-right" /> ${t('shell.signOut')}
      </button>
    </div>
  </details>`;
}

/**
 * @param {{title: string, values: string[], value: string | undefined, text: (value: string) => string,
 *   onChoose: (value: string) => void}} props
 */
function Options({ title, values, value, text, onChoose }) {
  return html`<fieldset class="options">
    <legend>${title}</legend>
    ${values.map(
      (one) => html`<label key=${one}>
        <input type="radio" name=${title} checked=${one === value} onChange=${() => onChoose(one)} />
        <span>${text(one)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {KeyboardEvent} event */
function closeOnEscape(event) {
  if (event.key !== 'Escape') return;
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** @param {FocusEvent} event */
function closeWhenLeft(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false;
}
