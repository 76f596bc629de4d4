import { html, useState } from '../lib/preact/preact.js';
import { href } from '../shell/router.js';
import { may } from '../shell/session.js';
import { t } from '../shell/texts.js';
import { formatMoney } from '../ui/money.js';
import { Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';
import { RollBack } from './roll-back.js';

const LOOKS = /** @type {Record<string, string>} */ ({ issued: 'good', redeemed: '', revoked: 'bad' });

/** @param {{coupons: {items: any[], next?: string}, onDone: () => Promise<void>}} props */
export function Coupons({ coupons: { items, next }, onDone }) {
  const [undone, setUndone] = useState('');
  return html`<${Section} title=${t('members.coupons')} note=${next && t('members.newest', { n: items.length })}>
    ${items.length === 0
      ? html`<${Empty} title=${t('members.noCoupons')} />`
      : html`<${Table} caption=${t('members.coupons')} rows=${items} rowKey=${(/** @type {any} */ row) => row.code} columns=${columns(setUndone)} />`}
    ${undone && html`<${RollBack} redemptionId=${undone} onDone=${onDone} onClose=${() => setUndone('')} />`}
  <//>`;
}

/**
 * @param {(redemptionId: string) => void} rollBack
 * @returns {import('../ui/table.js').Column<any>[]}
 */
const columns = (rollBack) => [
  { title: t('members.code'), cell: (row) => html`<a href=${href(['strategies', row.strategyId])}><code>${row.code}</code></a>` },
  { title: t('members.status'), cell: (row) => html`<span class=${`badge ${LOOKS[row.status] ?? ''}`}>${t(`members.couponStatus.${row.status}`)}</span>` },
  { title: t('members.left'), cell: left },
  { title: t('members.issuedAt'), wide: true, cell: (row) => html`<${Time} at=${row.issuedAt} dateOnly />` },
  { title: t('members.validTo'), wide: true, cell: (row) => (row.validTo ? html`<${Time} at=${row.validTo} dateOnly />` : t('members.always')) },
  {
    title: t('members.order'),
    cell: (row) => html`${row.orderId}
      ${row.redemptionId &&
      may('storefront', 'operator') &&
      html` <button type="button" class="link" onClick=${() => rollBack(row.redemptionId)}>${t('members.rollBack')}</button>`}`,
  },
];

/** What is left: the balance of a voucher, or the orders for which a coupon is still good. @param {any} row */
function left({ balance, initialBalance, uses }) {
  if (balance) return t('members.balanceOf', { balance: formatMoney(balance), initial: formatMoney(initialBalance ?? balance) });
  return uses && t('members.usesOf', { left: uses.most - uses.redeemed - uses.reserved, most: uses.most });
}
