import { html } from '../lib/preact/preact.js';
import { may } from '../shell/session.js';
import { t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Section } from '../ui/page.js';
import { Time } from '../ui/time.js';
import { loadSegmentNames } from './segments.js';
import { limitsInWords, termsInWords, windowInWords } from './words.js';

/**
 * The terms in words. The names of segments are loaded where the terms name some.
 *
 * @param {{strategy: any}} props
 */
export function Terms({ strategy }) {
  const asks = may('marketer', 'operator') && strategy.conditions?.segments?.length > 0;
  const segments = useData(async (signal) => (asks ? loadSegmentNames(signal) : new Map()), [asks]);
  return html`<${Section} title=${t('strategies.terms')} note=${t('strategies.version', { n: strategy.termsVersion })}>
    <${InWords} strategy=${strategy} segments=${segments.data} />
    <dl class="properties">
      <dt>${t('strategies.currency')}</dt>
      <dd>${strategy.currency}</dd>
      ${strategy.codePattern && html`<dt>${t('strategies.codePattern')}</dt><dd><code>${strategy.codePattern}</code></dd>`}
      ${strategy.externalId && html`<dt>${t('strategies.externalId')}</dt><dd><code>${strategy.externalId}</code></dd>`}
      <dt>${t('strategies.created')}</dt>
      <dd><${Time} at=${strategy.createdAt} /></dd>
    </dl>
  <//>`;
}

/** @param {{strategy: any, segments?: Map<string, string>}} props */
export function InWords({ strategy, segments }) {
  const limits = limitsInWords(strategy);
  const stop = t('words.stop');
  return html`<div class="in-words">
    <p>${termsInWords(strategy, (id) => segments?.get(id) ?? id)}${stop}</p>
    ${limits && html`<p>${limits}${stop}</p>`}
    ${strategy.window.from && html`<p>${windowInWords(strategy.window)}${stop}</p>`}
  </div>`;
}
