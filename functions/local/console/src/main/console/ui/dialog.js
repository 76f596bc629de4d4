import { html, useEffect, useRef, useState } from '../lib/preact/preact.js';
import { asProblem } from '../api/problem.js';
import { t } from '../shell/texts.js';
import { Icon } from './icon.js';

/**
 * A window over the page. Escape closes it, and the focus goes back to where it was.
 *
 * @param {{title: string, onClose: () => void, wide?: boolean, children: any}} props
 */
export function Dialog({ title, onClose, wide, children }) {
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const dialog = element.current;
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    dialog?.showModal();
    return () => {
      dialog?.close();
      before?.focus();
    };
  }, []);
  return html`<dialog
    ref=${element}
    class=${wide ? 'dialog wide' : 'dialog'}
    aria-label=${title}
    onCancel=${(/** @type {Event} */ event) => {
      event.preventDefault();
      onClose();
    }}
  >
    <div class="dialog-head">
      <h2>${title}</h2>
      <button type="button" class="quiet" onClick=${onClose} aria-label=${t('dialog.close')}><${Icon} name="x-lg" /></button>
    </div>
    ${children}
  </dialog>`;
}

/**
 * Asks before an act, says what will change, and shows why the act was refused.
 *
 * @param {{title: string, act: string, danger?: boolean, onAct: () => Promise<void>, onClose: () => void, children: any}} props
 *   act: the word on the button; onAct: closes nothing by itself, the dialog closes when it is done
 */
export function Confirmation({ title, act, danger, onAct, onClose, children }) {
  const [problem, setProblem] = useState(/** @type {import('../api/problem.js').Problem | null} */ (null));
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onAct();
      onClose();
    } catch (cause) {
      setProblem(asProblem(cause));
      setBusy(false);
    }
  };
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <div class="dialog-body">${children}</div>
    ${problem && html`<p class="error" role="alert">${problem.text}</p>`}
    <div class="dialog-foot">
      <button type="button" onClick=${onClose}>${t('dialog.cancel')}</button>
      <button type="button" class=${danger ? 'danger' : 'primary'} disabled=${busy} onClick=${confirm}>${act}</button>
    </div>
  </${Dialog}>`;
}
