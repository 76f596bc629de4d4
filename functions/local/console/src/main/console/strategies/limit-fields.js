import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { CheckField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { bound } from './bound.js';

/** @param {{form: import('./basic-fields.js').DraftForm}} props */
export function LimitFields({ form }) {
  const text = bound(form);
  const { currency, stackable } = form.values;
  return html`<${Section} title=${t('editor.limits')} note=${t('editor.limitsNote')}>
    <div class="fields">
      <${TextField} label=${t('editor.stock')} type="number" ...${text('stock', '/limits/stock')} />
      <${TextField} label=${t('editor.perMember')} type="number" ...${text('perMember', '/limits/perMember')} />
      <${TextField} label=${t('editor.usesPerCoupon')} type="number" hint=${t('editor.usesHint')} ...${text('usesPerCoupon', '/limits/usesPerCoupon')} />
      <${TextField} label=${t('editor.budget', { currency })} ...${text('budget', '/limits/budget')} />
      <${TextField} label=${t('strategies.codePattern')} placeholder="SPRING-########" hint=${t('editor.codePatternHint')} ...${text('codePattern', '/codePattern')} />
    </div>
    <${CheckField} label=${t('editor.stackable')} checked=${stackable}
      onChange=${(/** @type {boolean} */ value) => form.change({ stackable: value })} />
  <//>`;
}
