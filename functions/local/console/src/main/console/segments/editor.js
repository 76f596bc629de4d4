// The form that creates a segment or changes its name and rules.
import { html, useState } from '../lib/preact/preact.js';
import { get, newKey, post, send } from '../api/client.js';
import { refuse } from '../api/problem.js';
import { navigate } from '../shell/router.js';
import { currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, useForm } from '../ui/form.js';
import { Page, Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { toast } from '../ui/toast.js';
import { RuleGroup } from './rule-group.js';
import { draftOfRule, newRule, readRule } from './rule.js';
import { Rules } from './segment.js';

/** @param {{segmentId?: string}} props */
export function SegmentEditor({ segmentId }) {
  const context = useData(
    async (signal) => {
      const [former, tiers] = await Promise.all([
        segmentId ? send('GET', `/v1/segments/${segmentId}`, { signal }) : null,
        get('/v1/tiers', {}, { signal }).catch(() => ({ tiers: [] })),
      ]);
      return { former, tiers: tiers.tiers.map((/** @type {any} */ tier) => tier.name) };
    },
    [segmentId],
  );
  return html`<${Await} from=${context} rows=${8}>${(/** @type {any} */ loaded) => html`<${Editor} ...${loaded} />`}<//>`;
}

/** @param {{former: import('../api/client.js').Answer | null, tiers: string[]}} props */
function Editor({ former, tiers }) {
  const inCurrency = currency();
  const drafts = (/** @type {any[] | undefined} */ rules) => (rules ?? []).map((rule) => draftOfRule(rule, inCurrency));
  const form = useForm({
    name: former?.body.name ?? '',
    profiling: former?.body.profiling === undefined ? '' : `${former.body.profiling}`,
    all: former ? drafts(former.body.rules.all) : [newRule('netSpend', inCurrency)],
    any: drafts(former?.body.rules.any),
  });
  const [key] = useState(newKey);
  const { name, profiling, all, any } = form.values;
  const rules = { all: read(all), any: read(any) };
  const save = async () => {
    refuse([...unreadable(all, '/rules/all'), ...unreadable(any, '/rules/any')]);
    const body = { name, rules, profiling: profiling === '' ? undefined : profiling === 'true' };
    const patch = { ...body, rules: { all: rules.all ?? null, any: rules.any ?? null }, profiling: body.profiling ?? null };
    const { segmentId } = former
      ? (await send('PATCH', `/v1/segments/${former.body.segmentId}`, { body: patch, etag: former.etag ?? '*' })).body
      : await post('/v1/segments', body, { key });
    toast(t('segments.saved', { name }));
    navigate(['segments', segmentId]);
  };
  return html`<${Page} title=${former ? t('segments.editTitle', { name: former.body.name }) : t('segments.new')}>
    <div class="with-aside">
      <${Form} form=${form} act=${former ? t('segments.save') : t('segments.create')} onSubmit=${save} onCancel=${() => history.back()}>
        <${Section} title=${t('segments.basics')}>
          <${TextField} label=${t('segments.name')} value=${name} error=${form.errorAt('/name')}
            onChange=${(/** @type {string} */ value) => form.change({ name: value })} />
          <${SelectField} label=${t('segments.profiling')} value=${profiling} hint=${t('segments.profilingHint')} error=${form.errorAt('/profiling')}
            options=${[['', t('segments.byRules')], ['true', t('segments.yes')], ['false', t('segments.no')]]}
            onChange=${(/** @type {string} */ value) => form.change({ profiling: value })} />
        <//>
        <${RuleGroup} title=${t('segments.allOf')} form=${form} group="all" tiers=${tiers} />
        <${RuleGroup} title=${t('segments.anyOf')} form=${form} group="any" tiers=${tiers} />
      <//>
      <div class="aside">
        <${Section} title=${t('segments.inWords')}><${Rules} rules=${{ all: all.map(shown), any: any.map(shown) }} /><//>
        <p class="note">${t('segments.sizeAfter')}</p>
      </div>
    </div>
  <//>`;
}

/** @typedef {import('./rule.js').RuleDraft} RuleDraft */

/** @param {RuleDraft} draft */
const shown = (draft) => readRule(draft).rule;

/** @param {RuleDraft[]} drafts */
const read = (drafts) => (drafts.length > 0 ? drafts.map(shown) : undefined);

/**
 * @param {RuleDraft[]} drafts
 * @param {string} pointer
 */
const unreadable = (drafts, pointer) =>
  drafts.flatMap((draft, index) => readRule(draft).wrong.map((field) => ({ pointer: `${pointer}/${index}/${field}`, reason: t('segments.noNumber') })));
