import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { formatMoney } from '../ui/money.js';
import { formatNumber } from '../ui/number.js';
import { Section } from '../ui/page.js';
import { Time } from '../ui/time.js';

/** @param {{tier: any}} props */
export function TierProgress({ tier }) {
  const { basis, next, keep, history, have } = tier;
  const shown = (/** @type {number} */ sum) =>
    basis === 'spend' ? formatMoney({ minorUnits: BigInt(sum), currency: tier.currency }) : t('members.pointsSum', { n: sum });
  if (!basis) return html`<${Section} title=${t('members.tier')}><p>${t('members.noTiers')}</p><//>`;
  return html`<${Section} title=${t('members.tier')} note=${tier.tier}>
    ${next
      ? html`<label class="progress">
          <span>${t('members.toNext', { have: shown(have), need: shown(next.need), tier: next.tier })}</span>
          <progress value=${have} max=${next.need}></progress>
          <span class="muted">${t('members.missing', { missing: shown(next.missing), tier: next.tier })}</span>
        </label>`
      : html`<p>${t('members.highest', { have: shown(have) })}</p>`}
    ${keep &&
    html`<p>
      ${t('members.keeps', { tier: tier.tier })} <${Time} at=${keep.until} dateOnly />
      ${keep.missing > 0 && html`<span class="muted"> · ${t('members.keepMissing', { missing: shown(keep.missing) })}</span>`}
    </p>`}
    ${history.length > 0 &&
    html`<ul class="plain-list">
      ${history.slice(0, 6).map(
        (/** @type {any} */ entry) => html`<li key=${entry.at}><${Time} at=${entry.at} dateOnly /> ${entry.was} → <strong>${entry.tier}</strong></li>`,
      )}
    </ul>`}
    ${history.length > 6 && html`<p class="muted">${t('members.moreTiers', { count: formatNumber(history.length - 6) })}</p>`}
  <//>`;
}
