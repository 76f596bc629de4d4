// A form whose refusals stand at their fields: the API names each by a JSON pointer.
import { html, useRef, useState } from '../lib/preact/preact.js';
import { asProblem } from '../api/problem.js';
import { t } from '../shell/texts.js';

/** @typedef {import('../api/problem.js').Problem} Problem */

/**
 * @template {Record<string, any>} T
 * @typedef {object} FormState
 * @property {T} values
 * @property {(changes: Partial<T>) => void} change
 * @property {(pointer: string) => string | undefined} errorAt the refusal of the field with this JSON pointer
 * @property {Problem | null} problem
 * @property {boolean} busy
 * @property {(act: () => Promise<void>) => Promise<void>} submit keeps a Problem that is thrown
 */

/**
 * @template {Record<string, any>} T
 * @param {T} initial
 * @returns {FormState<T>}
 */
export function useForm(initial) {
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const [busy, setBusy] = useState(false);
  return {
    values,
    problem,
    busy,
    change: (changes) => setValues((former) => ({ ...former, ...changes })),
    errorAt: (pointer) => problem?.errors.find((error) => error.pointer === pointer)?.reason,
    async submit(act) {
      setBusy(true);
      try {
        await act();
        setProblem(null);
      } catch (cause) {
        setProblem(asProblem(cause));
      } finally {
        setBusy(false);
      }
    },
  };
}

/**
 * @param {{form: FormState<any>, act: string, onSubmit: () => Promise<void>, onCancel?: () => void, children: any}} props
 *   act: the word on the button
 */
export function Form({ form, act, onSubmit, onCancel, children }) {
  const element = useRef(/** @type {HTMLFormElement | null} */ (null));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    await form.submit(onSubmit);
    setTimeout(() => element.current?.querySelector(/** @type {'input'} */ ('[aria-invalid="true"]'))?.focus());
  };
  return html`<form ref=${element} class="form" noValidate onSubmit=${submit}>
    ${children}
    ${form.problem && html`<p class="error" role="alert">${form.problem.text}</p>`}
    <div class="form-foot">
      ${onCancel && html`<button type="button" onClick=${onCancel}>${t('dialog.cancel')}</button>`}
      <button type="submit" class="primary" disabled=${form.busy}>${act}</button>
    </div>
  </form>`;
}
