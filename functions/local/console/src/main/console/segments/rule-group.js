import { html } from '../lib/preact/preact.js';
import { currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { Icon } from '../ui/icon.js';
import { Section } from '../ui/page.js';
import { RuleFields } from './rule-fields.js';
import { newRule } from './rule.js';

/**
 * The rules of a group, which can be added, changed and removed.
 *
 * @param {{title: string, form: import('../ui/form.js').FormState<any>, group: 'all' | 'any', tiers: string[]}} props
 */
export function RuleGroup({ title, form, group, tiers }) {
  /** @type {import('./rule.js').RuleDraft[]} */
  const rules = form.values[group];
  const set = (/** @type {import('./rule.js').RuleDraft[]} */ next) => form.change({ [group]: next });
  const problem = form.errorAt(`/rules/${group}`) ?? form.errorAt('/rules');
  return html`<${Section} title=${title} note=${group === 'any' && t('segments.optional')}>
    ${rules.map(
      (rule, index) => html`<${RuleFields}
        key=${`${group}-${index}-${rule.type}`}
        rule=${rule}
        tiers=${tiers}
        errorAt=${(/** @type {string} */ field) => errorUnder(form, `/rules/${group}/${index}/${field}`)}
        onChange=${(/** @type {any} */ changed) => set(rules.with(index, { ...rule, ...changed }))}
        onType=${(/** @type {string} */ type) => set(rules.with(index, newRule(type, rule.currency)))}
        onRemove=${() => set(rules.toSpliced(index, 1))}
      />`,
    )}
    ${problem && html`<p class="error" aria-invalid="true" tabindex="-1">${problem}</p>`}
    <div class="actions">
      <button type="button" onClick=${() => set([...rules, newRule(group === 'all' ? 'lastPurchase' : 'tier', currency())])}>
        <${Icon} name="plus-lg" /> ${t('segments.addRule')}
      </button>
    </div>
  <//>`;
}

/**
 * @param {import('../ui/form.js').FormState<any>} form
 * @param {string} pointer
 */
const errorUnder = (form, pointer) =>
  form.problem?.errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))?.reason;
