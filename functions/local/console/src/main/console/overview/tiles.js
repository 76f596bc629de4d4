// The large figures.
import { html } from '../lib/preact/preact.js';
import { href } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { visiblePages } from '../shell/navigation.js';
import { formatMoney } from '../ui/money.js';
import { formatChange, formatNumber } from '../ui/number.js';
import { sum } from './series.js';

/** @typedef {import('./figures.js').OverviewFigures} OverviewFigures */

/**
 * M, R and N at the end of the range.
 *
 * @param {{figures: OverviewFigures, live: any}} props
 */
export function TotalTiles({ figures, live }) {
  const { purchases, revenue, compared, currency } = figures;
  const m = live?.purchases.purchaseAmount.minorUnits ?? purchases.at(-1)?.total ?? 0n;
  const r = live?.revenue.revenue.minorUnits ?? revenue.at(-1)?.total ?? 0n;
  const n = live?.purchases.memberCount ?? purchases.at(-1)?.members ?? 0;
  const money = (/** @type {bigint} */ minorUnits, signed = false) =>
    formatMoney({ minorUnits, currency }, signed ? { signDisplay: 'exceptZero' } : {});
  return html`<div class="tiles">
    <${Tile} name=${t('overview.purchases')} symbol="M" figure=${money(m)}
      added=${money(sum(purchases), true)} ...${change(compared.purchases, sum)} />
    <${Tile} name=${t('overview.revenue')} symbol="R" figure=${money(r)} page="strategies"
      added=${money(sum(revenue), true)} ...${change(compared.revenue, sum)} />
    <${Tile} name=${t('overview.members')} symbol="N" figure=${formatNumber(n)} page="members"
      added=${formatNumber(newMembers(purchases), { signDisplay: 'exceptZero' })}
      ...${change(compared.purchases, newMembers)} />
  </div>`;
}

/**
 * A figure at a time, and how it changed in the range; it leads to the page of what it is made of.
 *
 * @param {{name: string, symbol: string, figure: string, added: string, now: bigint | number, before: bigint | number,
 *   page?: string}} props
 */
function Tile({ name, symbol, figure, added, now, before, page }) {
  const content = html`
    <span class="tile-name">${name} <abbr title=${t(`overview.symbol.${symbol}`)}>${symbol}</abbr></span>
    <span class="tile-figure">${figure}</span>
    <span>${t('overview.inRange', { change: added })} <${Change} now=${now} before=${before} /></span>
  `;
  const leads = page && visiblePages().some((one) => one.name === page);
  return leads ? html`<a class="tile" href=${href([page])}>${content}</a>` : html`<div class="tile">${content}</div>`;
}

/**
 * The change since the period before. Where less is better, a rise is no good news.
 *
 * @param {{now: bigint | number, before: bigint | number, lessIsBetter?: boolean}} props
 */
export function Change({ now, before, lessIsBetter = false }) {
  const text = formatChange(now, before);
  if (!text) return html`<span class="change muted">${t('overview.noneBefore')}</span>`;
  const rises = Number(now) > Number(before);
  const same = Number(now) === Number(before);
  const look = same ? 'muted' : rises === lessIsBetter ? 'down' : 'up';
  return html`<span class=${`change ${look}`} title=${t('overview.comparedTo')}>
    <span aria-hidden="true">${same ? '' : rises ? '▲' : '▼'}</span> ${text}
    <span class="visually-hidden">${t('overview.comparedTo')}</span>
  </span>`;
}

/**
 * What happened in the range.
 *
 * @param {{figures: OverviewFigures}} props
 */
export function RangeTiles({ figures }) {
  const { purchases, redemptions, compared, currency, vouchers } = figures;
  const all = counts(purchases);
  const now = counts(compared.purchases.now);
  const before = counts(compared.purchases.before);
  return html`<div class="tiles small">
    <${SmallTile} name=${t('overview.purchaseCount')} figure=${formatNumber(all.purchases)}>
      <${Change} now=${now.purchases} before=${before.purchases} />
    <//>
    <${SmallTile} name=${t('overview.averageOrder')}
      figure=${all.average === undefined ? '–' : formatMoney({ minorUnits: all.average, currency })}>
      <${Change} now=${now.average ?? 0n} before=${before.average ?? 0n} />
    <//>
    <${SmallTile} name=${t('overview.refundCount')} figure=${formatNumber(all.refunds)}>
      <${Change} now=${now.refunds} before=${before.refunds} lessIsBetter />
    <//>
    <${SmallTile} name=${t('overview.newMembers')} figure=${formatNumber(all.members)}>
      <${Change} now=${now.members} before=${before.members} />
    <//>
    <${SmallTile} name=${t('overview.redemptionCount')} figure=${formatNumber(redeemed(redemptions))}>
      <${Change} ...${change(compared.redemptions, redeemed)} />
    <//>
    <${SmallTile} name=${t('overview.discount')} figure=${formatMoney({ minorUnits: sum(redemptions), currency })}>
      <${Change} ...${change(compared.redemptions, sum)} lessIsBetter />
    <//>
    <${SmallTile} name=${t('overview.vouchers')} figure=${formatMoney(vouchers)}>
      <span class="muted">${t('overview.vouchersText')}</span>
    <//>
  </div>`;
}

/** @param {{name: string, figure: string, children: any}} props */
function SmallTile({ name, figure, children }) {
  return html`<div class="tile">
    <span class="tile-name">${name}</span>
    <span class="tile-figure">${figure}</span>
    <span>${children}</span>
  </div>`;
}

/**
 * A figure of both periods, as far as they are compared.
 *
 * @template {bigint | number} T
 * @param {import('./figures.js').Compared} compared
 * @param {(steps: import('./series.js').Step[]) => T} of
 */
const change = ({ now, before }, of) => ({ now: of(now), before: of(before) });

/** @param {import('./series.js').Step[]} steps */
const redeemed = (steps) => steps.reduce((total, step) => total + step.redemptions, 0);

/** @param {import('./series.js').Step[]} steps */
const newMembers = (steps) => Number(sum(steps, (step) => BigInt(step.memberChange)));

/** @param {import('./series.js').Step[]} steps */
function counts(steps) {
  const purchases = Number(sum(steps, (step) => BigInt(step.purchases)));
  return {
    purchases,
    refunds: Number(sum(steps, (step) => BigInt(step.refunds))),
    members: newMembers(steps),
    average: purchases === 0 ? undefined : rounded(sum(steps), BigInt(purchases)),
  };
}

/**
 * @param {bigint} amount
 * @param {bigint} count
 */
function rounded(amount, count) {
  const sign = amount < 0n ? -1n : 1n;
  return (sign * (2n * sign * amount + count)) / (2n * count);
}
