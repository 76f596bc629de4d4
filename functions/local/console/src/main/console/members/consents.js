// What the member has agreed to, with its history, and whether its data may be processed.
import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { useList } from '../ui/list.js';
import { Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';

const LOOKS = /** @type {Record<string, string>} */ ({ given: 'good', withdrawn: 'bad', pending: 'warn' });

/** @param {{member: any}} props */
export function Consents({ member: { memberId } }) {
  const consents = useList(`/v1/members/${memberId}/consents`, {});
  const restrictions = useList(`/v1/members/${memberId}/restrictions`, {});
  return html`<div class="stack">
    <${Section} title=${t('members.consentHistory')}>
      <${Await} from=${consents}>${(/** @type {any[]} */ rows) =>
        rows.length === 0
          ? html`<${Empty} title=${t('members.noConsents')} />`
          : html`<${Table} caption=${t('members.consentHistory')} rows=${numbered(rows)} rowKey=${(/** @type {any} */ row) => row.index}
              onMore=${consents.more} columns=${consentColumns()} />`}<//>
    <//>
    <${Section} title=${t('members.restrictions')}>
      <${Await} from=${restrictions}>${(/** @type {any[]} */ rows) =>
        rows.length === 0
          ? html`<${Empty} title=${t('members.noRestrictions')} />`
          : html`<${Table} caption=${t('members.restrictions')} rows=${numbered(rows)} rowKey=${(/** @type {any} */ row) => row.index}
              onMore=${restrictions.more} columns=${restrictionColumns()} />`}<//>
    <//>
  </div>`;
}

/** @param {any[]} rows */
const numbered = (rows) => rows.map((row, index) => ({ ...row, index }));

/** @param {any} row */
const by = (row) => t(`role.${row.changedBy}`);

/** @type {() => import('../ui/table.js').Column<any>[]} */
const restrictionColumns = () => [
  { title: t('members.at'), cell: (row) => html`<${Time} at=${row.at} />` },
  { title: t('members.what'), cell: (row) => t(`members.restriction.${row.kind}`) },
  { title: t('members.status'), cell: (row) => (row.active ? t('members.begins') : t('members.ends')) },
  { title: t('members.reason'), cell: (row) => row.reason ?? '' },
  { title: t('members.by'), wide: true, cell: by },
];

/** @type {() => import('../ui/table.js').Column<any>[]} */
const consentColumns = () => [
  { title: t('members.at'), cell: (row) => html`<${Time} at=${row.at} />` },
  { title: t('members.purpose'), cell: (row) => html`<code>${row.purpose}</code>` },
  { title: t('members.status'), cell: (row) => html`<span class=${`badge ${LOOKS[row.status]}`}>${t(`members.consent.${row.status}`)}</span>` },
  { title: t('members.wording'), wide: true, cell: (row) => row.wordingVersion ?? '' },
  { title: t('members.channel'), wide: true, cell: (row) => row.channel ?? '' },
  { title: t('members.by'), wide: true, cell: by },
];
