import { html } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { hasText, t } from '../shell/texts.js';
import { useData } from '../ui/data.js';
import { Figure, Figures } from '../ui/figure.js';
import { useList } from '../ui/list.js';
import { formatNumber } from '../ui/number.js';
import { Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';

/** @param {{memberId: string}} props */
export function Points({ memberId }) {
  const points = useData((signal) => get(`/v1/members/${memberId}/points`, {}, { signal }), [memberId]);
  return html`<div class="stack">
    <${Await} from=${points} rows=${2}>${(/** @type {any} */ data) => html`<${Summary} points=${data} />`}<//>
    <${Entries} memberId=${memberId} />
  </div>`;
}

/** @param {{points: any}} props */
function Summary({ points: { balance, pending, transferable, maturing, expiring } }) {
  return html`<div class="stack">
    <${Figures}>
      <${Figure} label=${t('members.balance')} value=${formatNumber(balance)} />
      <${Figure} label=${t('members.pendingPoints')} value=${formatNumber(pending)} />
      <${Figure} label=${t('members.transferable')} value=${formatNumber(transferable)} />
    <//>
    ${maturing.length + expiring.length > 0 &&
    html`<div class="columns">
      ${maturing.length > 0 && html`<${Parts} title=${t('members.maturing')} parts=${maturing} />`}
      ${expiring.length > 0 && html`<${Parts} title=${t('members.expiring')} parts=${expiring} />`}
    </div>`}
  </div>`;
}

/** @param {{title: string, parts: any[]}} props */
function Parts({ title, parts }) {
  return html`<${Section} title=${title}>
    <${Table}
      caption=${title}
      rows=${parts}
      rowKey=${(/** @type {any} */ part) => part.at}
      columns=${[
        { title: t('members.on'), cell: (/** @type {any} */ part) => html`<${Time} at=${part.at} dateOnly />` },
        { title: t('members.points'), number: true, cell: (/** @type {any} */ part) => formatNumber(part.points) },
      ]}
    />
  <//>`;
}

/** @param {{memberId: string}} props */
function Entries({ memberId }) {
  const entries = useList(`/v1/members/${memberId}/points/entries`, {});
  return html`<${Section} title=${t('members.entries')}>
    <${Await} from=${entries}>${(/** @type {any[]} */ rows) =>
      rows.length === 0
        ? html`<${Empty} title=${t('members.noEntries')} />`
        : html`<${Table}
            caption=${t('members.entries')}
            rows=${rows.map((row, index) => ({ ...row, index }))}
            rowKey=${(/** @type {any} */ row) => row.index}
            onMore=${entries.more}
            columns=${[
              { title: t('members.at'), cell: (/** @type {any} */ row) => html`<${Time} at=${row.at} />` },
              { title: t('members.what'), cell: (/** @type {any} */ row) => entryName(row.kind) },
              { title: t('members.why'), cell: (/** @type {any} */ row) => row.reason ?? row.activityId ?? row.orderId ?? row.otherMemberId ?? '' },
              { title: t('members.points'), number: true, cell: (/** @type {any} */ row) => formatNumber(row.points, { signDisplay: 'exceptZero' }) },
            ]}
          />`}<//>
  <//>`;
}

/** @param {string} kind */
const entryName = (kind) => (hasText(`members.entry.${kind}`) ? t(`members.entry.${kind}`) : kind);
