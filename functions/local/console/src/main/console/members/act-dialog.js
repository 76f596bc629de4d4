import { html } from '../lib/preact/preact.js';
import { Dialog } from '../ui/dialog.js';
import { Form } from '../ui/form.js';

/**
 * An act of support: its fields, what it will change, and the button that does it.
 *
 * @param {{title: string, form: import('../ui/form.js').FormState<any>, act: string, effect?: any, onAct: () => Promise<void>,
 *   onClose: () => void, children?: any}} props effect: what will change, as far as the fields say
 */
export function ActDialog({ title, form, act, effect, onAct, onClose, children }) {
  const submit = async () => {
    await onAct();
    onClose();
  };
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <div class="dialog-body">
      <${Form} form=${form} act=${act} onSubmit=${submit} onCancel=${onClose}>
        ${children} ${effect && html`<div class="note" aria-live="polite">${effect}</div>`}
      <//>
    </div>
  <//>`;
}
