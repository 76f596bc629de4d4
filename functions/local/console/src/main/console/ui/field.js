import { html, useState } from '../lib/preact/preact.js';
import { Icon } from './icon.js';

let count = 0;

/**
 * A field with its label, a hint and what is wrong with it.
 *
 * @param {{label: string, hint?: any, error?: string, optional?: boolean, children: (attributes: any) => any}} props
 *   children: makes the control, with these attributes
 */
export function Field({ label, hint, error, children }) {
  const [id] = useState(() => `field-${++count}`);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const attributes = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? 'true' : undefined,
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${children(attributes)}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${error && html`<p class="error" id=${`${id}-error`}><${Icon} name="exclamation-triangle" /> ${error}</p>`}
  </div>`;
}

/**
 * @param {{label: string, value: string, onChange: (value: string) => void, hint?: any, error?: string, type?: string,
 *   placeholder?: string, list?: string[], attributes?: Record<string, any>}} props list: suggestions
 */
export function TextField({ label, value, onChange, hint, error, type = 'text', placeholder, list, attributes = {} }) {
  return html`<${Field} label=${label} hint=${hint} error=${error}>
    ${(/** @type {any} */ own) => html`<input
        ...${own}
        ...${attributes}
        type=${type}
        value=${value}
        placeholder=${placeholder}
        list=${list ? `${own.id}-list` : undefined}
        onInput=${(/** @type {any} */ event) => onChange(event.target.value)}
      />
      ${list && html`<datalist id=${`${own.id}-list`}>${list.map((one) => html`<option key=${one} value=${one} />`)}</datalist>`}`}
  </${Field}>`;
}

/**
 * @param {{label: string, value: string, onChange: (value: string) => void, hint?: any, error?: string,
 *   options: [value: string, text: string][]}} props
 */
export function SelectField({ label, value, onChange, hint, error, options }) {
  return html`<${Field} label=${label} hint=${hint} error=${error}>
    ${(/** @type {any} */ own) => html`<select ...${own} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.target.value)}>
      ${options.map(([one, text]) => html`<option key=${one} value=${one}>${text}</option>`)}
    </select>`}
  </${Field}>`;
}

/** @param {{label: string, checked: boolean, onChange: (checked: boolean) => void, hint?: any}} props */
export function CheckField({ label, checked, onChange, hint }) {
  return html`<label class="check">
    <input type="checkbox" checked=${checked} onChange=${(/** @type {any} */ event) => onChange(event.target.checked)} />
    <span>${label} ${hint && html`<span class="hint">${hint}</span>`}</span>
  </label>`;
}

/**
 * A choice of few things, all of them visible.
 *
 * @param {{label: string, value: string, onChange: (value: string) => void, options: [value: string, text: string][]}} props
 */
export function Segmented({ label, value, onChange, options }) {
  const [name] = useState(() => `choice-${++count}`);
  return html`<fieldset class="segmented">
    <legend class="visually-hidden">${label}</legend>
    ${options.map(
      ([one, text]) => html`<label key=${one}>
        <input type="radio" name=${name} checked=${one === value} onChange=${() => onChange(one)} />
        <span>${text}</span>
      </label>`,
    )}
  </fieldset>`;
}
