import { html } from '../lib/preact/preact.js';
import { href } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { Section } from '../ui/page.js';
import { Time, formatTime } from '../ui/time.js';

/** @param {{member: any}} props */
export function Profile({ member }) {
  const { externalId, email, phone, birthDate, locale, channel, referredBy, consents = {}, attributes = {}, registeredAt } = member;
  return html`<${Section} title=${t('members.profile')}>
    <dl class="properties">
      ${row(t('members.externalId'), externalId)} ${row(t('members.email'), email)} ${row(t('members.phone'), phone)}
      ${row(t('members.birthDate'), birthDate && formatTime(`${birthDate}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }))}
      ${row(t('members.locale'), locale)} ${row(t('members.channel'), channel)}
      ${row(t('members.registered'), html`<${Time} at=${registeredAt} />`)}
      ${row(t('members.referredBy'), referredBy && html`<a href=${href(['members', referredBy])}>${referredBy}</a>`)}
      ${row(
        t('members.consents'),
        html`<span class=${`badge ${consents.marketing ? 'good' : ''}`}>${consents.marketing ? t('members.marketingYes') : t('members.marketingNo')}</span>
          ${' '}
          <span class=${`badge ${consents.profiling ? 'good' : ''}`}>${consents.profiling ? t('members.profilingYes') : t('members.profilingNo')}</span>`,
      )}
      ${Object.entries(attributes).map(([name, value]) => row(name, value))}
    </dl>
  <//>`;
}

/**
 * @param {string} name
 * @param {any} value
 */
const row = (name, value) => value && html`<dt>${name}</dt><dd>${value}</dd>`;
