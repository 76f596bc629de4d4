// The form that creates a strategy, or edits a draft or a paused one.
import { html, useState } from '../lib/preact/preact.js';
import { get, newKey, post, send } from '../api/client.js';
import { refuse } from '../api/problem.js';
import { navigate } from '../shell/router.js';
import { currency, zone } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Confirmation } from '../ui/dialog.js';
import { useForm } from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import { Page, Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { toast } from '../ui/toast.js';
import { BasicFields } from './basic-fields.js';
import { BenefitFields } from './benefit-fields.js';
import { changes, mergePatch } from './changes.js';
import { ArticleFields, CustomerFields, TimeFields } from './condition-fields.js';
import { draftOf, emptyDraft, readDraft } from './draft.js';
import { LimitFields } from './limit-fields.js';
import { InWords } from './terms.js';
import { Trial } from './trial.js';
import { Changes } from './versions.js';

/** @param {{strategyId?: string}} props */
export function StrategyEditor({ strategyId }) {
  const context = useData(
    async (signal) => {
      const [segments, tiers, former] = await Promise.all([
        get('/v1/segments', { limit: 100 }, { signal }),
        get('/v1/tiers', {}, { signal }).catch(() => ({ tiers: [] })),
        strategyId ? send('GET', `/v1/strategies/${strategyId}`, { signal }) : null,
      ]);
      return { segments: segments.items, tiers: tiers.tiers.map((/** @type {any} */ tier) => tier.name), former };
    },
    [strategyId],
  );
  return html`<${Await} from=${context} rows=${10}>${(/** @type {any} */ loaded) => html`<${Editor} ...${loaded} />`}<//>`;
}

/** @param {{segments: any[], tiers: string[], former: import('../api/client.js').Answer | null}} props */
function Editor({ segments, tiers, former }) {
  const form = useForm(former ? draftOf(former.body) : emptyDraft(currency(), zone()));
  const [key] = useState(newKey);
  const [confirming, setConfirming] = useState(false);
  const { body } = readDraft(form.values);
  const check = async () => refuse(readDraft(form.values).errors);
  const create = async () => {
    await check();
    const { strategyId } = await post('/v1/strategies', body, { key });
    toast(t('editor.created', { name: body.name }));
    navigate(['strategies', strategyId]);
  };
  const update = () =>
    form.submit(async () => {
      const { strategyId } = former?.body;
      await send('PATCH', `/v1/strategies/${strategyId}`, { body: mergePatch(editable(former?.body), body), etag: former?.etag ?? '*' });
      toast(t('editor.updated', { name: body.name }));
      navigate(['strategies', strategyId]);
    });
  const names = new Map(segments.map(({ segmentId, name }) => [segmentId, name]));
  return html`<${Page} title=${former ? t('editor.edit', { name: former.body.name }) : t('strategies.new')}>
    <div class="with-aside">
      <form
        class="form-page"
        noValidate
        onSubmit=${async (/** @type {Event} */ event) => {
          event.preventDefault();
          const page = /** @type {HTMLElement} */ (event.currentTarget);
          await form.submit(former ? async () => { await check(); setConfirming(true); } : create);
          setTimeout(() => /** @type {HTMLElement | null} */ (page.querySelector('[aria-invalid="true"]'))?.focus());
        }}
      >
        <${BasicFields} form=${form} fixed=${former !== null} />
        <${BenefitFields} form=${form} />
        <${ArticleFields} form=${form} />
        <${CustomerFields} form=${form} segments=${segments} tiers=${tiers} />
        <${TimeFields} form=${form} />
        <${LimitFields} form=${form} />
        ${form.problem && html`<${Refusal} problem=${form.problem} />`}
        <div class="form-foot">
          <button type="button" onClick=${() => history.back()}>${t('dialog.cancel')}</button>
          <button type="submit" class="primary" disabled=${form.busy}>${former ? t('editor.save') : t('editor.create')}</button>
        </div>
      </form>
      <div class="aside">
        <${Section} title=${t('editor.inWords')}><${InWords} strategy=${shown(body)} segments=${names} /><//>
        <${Trial} strategy=${shown(body)} />
      </div>
    </div>
    ${confirming &&
    html`<${Confirmation} title=${t('editor.saveAsk')} act=${t('editor.save')} onAct=${update} onClose=${() => setConfirming(false)}>
      <p>${t('editor.saveEffect', { version: former?.body.termsVersion + 1 })}</p>
      ${changes(editable(former?.body), body, body.currency).length === 0
        ? html`<p>${t('editor.noChanges')}</p>`
        : html`<${Changes} before=${editable(former?.body)} after=${body} currency=${body.currency} />`}
    <//>`}
  <//>`;
}

/** The refusal, with what no field shows. @param {{problem: import('../api/problem.js').Problem}} props */
function Refusal({ problem }) {
  return html`<div class="note bad" role="alert">
    <p><${Icon} name="exclamation-triangle" /> ${problem.errors.length > 0 ? t('editor.refused', { n: problem.errors.length }) : problem.text}</p>
    ${problem.errors.length > 0 &&
    html`<ul>${problem.errors.map(({ pointer, reason }) => html`<li key=${pointer}><code>${pointer}</code> ${reason}</li>`)}</ul>`}
  </div>`;
}

/** What of a strategy the form holds. @param {any} strategy */
function editable({ name, kind, currency, window, benefit, conditions, limits, stackable, codePattern, personalised }) {
  const { from, to, zone } = window;
  const shortWindow = { from: from.slice(0, 16), to: to?.slice(0, 16), zone };
  return { name, kind, currency, window: shortWindow, benefit, conditions, limits, stackable, codePattern, personalised };
}

/** The terms that can be shown already: amounts that are missing are 0. @param {any} body */
function shown(body) {
  const { benefit, currency } = body;
  const none = { minorUnits: 0n, currency };
  const needsAmount = benefit.type === 'amountOff' || benefit.type === 'storedValue';
  const percent = (/** @type {string | undefined} */ text) => (/^(100|\d{1,2})(\.\d{1,2})?$/.test(text ?? '') && Number(text) <= 100 ? text : '0');
  const got = benefit.get && { ...benefit.get, quantity: benefit.get.quantity || 1, percent: percent(benefit.get.percent) };
  const bought = benefit.buy && { ...benefit.buy, quantity: benefit.buy.quantity || 1 };
  return {
    ...body,
    benefit: { ...benefit, percent: percent(benefit.percent), get: got, buy: bought, amount: needsAmount ? (benefit.amount ?? none) : undefined },
    window: { ...body.window, from: body.window.from || '' },
  };
}
