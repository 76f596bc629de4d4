// The first page: what the shop's members buy, what the strategies earn, and how both change.
import { html, useEffect } from '../lib/preact/preact.js';
import { navigate, href } from '../shell/router.js';
import { may } from '../shell/session.js';
import { zone } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { Empty, Failure, Skeleton } from '../ui/states.js';
import { Icon } from '../ui/icon.js';
import { Page } from '../ui/page.js';
import { formatTime } from '../ui/time.js';
import { toast } from '../ui/toast.js';
import { chosenRange, firstDay, useFigures, useLiveTotals, useMonths } from './figures.js';
import { Months } from './months.js';
import { RangePicker } from './range-picker.js';
import { StrategyRevenue } from './strategies.js';
import { RangeTiles, TotalTiles } from './tiles.js';
import { Trend } from './trend.js';

export default function Overview() {
  const months = useMonths();
  const range = chosenRange(months.data);
  const figures = useFigures(range);
  const live = useLiveTotals(range?.running ?? false);
  useEffect(() => {
    if (figures.data && live.data && !figures.loading && differ(figures.data, live.data)) figures.reload();
  }, [live.data]);

  const shown = figures.data;
  const now = shown?.range.running ? live.data : undefined;
  const problem = figures.problem ?? months.problem;
  return html`<${Page}
    title=${t('page.overview')}
    subtitle=${shown && html`<${Moment} figures=${shown} live=${now} />`}
    actions=${range && html`<${CopyLink} range=${range} />`}
  >
    ${range && html`<${RangePicker} range=${range} first=${months.data && firstDay(months.data)} />`}
    ${problem &&
    html`<${Failure} title=${t('state.failed')} text=${problem.text} onRetry=${() => Promise.all([figures.reload(), months.reload()])} />`}
    ${shown ? html`<${Figures} figures=${shown} live=${now} />` : !problem && html`<${Skeleton} rows=${10} />`}
    ${months.data && months.data.length > 1 && range && html`<${Months} months=${months.data} range=${range} />`}
  <//>`;
}

/** @param {{figures: import('./figures.js').OverviewFigures, live: any}} props */
function Figures({ figures, live }) {
  const last = figures.purchases.at(-1);
  const nothing = last?.total === 0n && last.members === 0 && figures.revenue.at(-1)?.total === 0n;
  if (nothing) return html`<${Nothing} currency=${figures.currency} />`;
  return html`
    <${TotalTiles} figures=${figures} live=${live} />
    <${RangeTiles} figures=${figures} />
    <${Trend} figures=${figures} />
    <${StrategyRevenue} figures=${figures} live=${live} />
  `;
}

/** @param {{currency: string}} props */
function Nothing({ currency }) {
  return html`<${Empty} title=${t('overview.nothing')} text=${t('overview.nothingText', { currency })}>
    ${may('operator') &&
    html`<a class="button primary" href=${href(['data'], { view: 'import' })}><${Icon} name="cloud-upload" /> ${t('overview.import')}</a>`}
  <//>`;
}

/**
 * Whether the live totals are no longer those that are shown.
 *
 * @param {import('./figures.js').OverviewFigures} figures
 * @param {{purchases: any, revenue: any, redemptions: any, vouchers: any}} live
 */
function differ(figures, live) {
  const last = figures.purchases.at(-1);
  return (
    figures.currency === live.purchases.purchaseAmount.currency &&
    (last?.total !== live.purchases.purchaseAmount.minorUnits ||
      last?.members !== live.purchases.memberCount ||
      figures.revenue.at(-1)?.total !== live.revenue.revenue.minorUnits ||
      figures.redemptions.at(-1)?.total !== live.redemptions.discount.minorUnits ||
      figures.vouchers.minorUnits !== live.vouchers.balance.minorUnits)
  );
}

/**
 * The time that the figures are of, and whether they are posted.
 *
 * @param {{figures: import('./figures.js').OverviewFigures, live: any}} props
 */
function Moment({ figures, live }) {
  const at = live?.purchases.effectiveAt ?? figures.at;
  const pending = live ? live.purchases.pending || live.revenue.pending : figures.pending;
  const postedAt = live?.purchases.postedAt ?? figures.postedAt;
  const posted = postedAt && formatTime(postedAt, { dateStyle: 'medium', timeStyle: 'medium' });
  return html`<span class="moment">
    ${t('overview.asOf', { time: formatTime(at, { dateStyle: 'medium', timeStyle: 'medium' }) })}
    ${pending
      ? html`<span class="badge warn" title=${t('overview.pendingText', { time: posted })}>
          <${Icon} name="hourglass-split" /> ${t('overview.pending')}
        </span>`
      : html`<span class="badge good" title=${t('overview.postedText', { time: posted })}>
          <${Icon} name="check-circle" /> ${t('overview.posted')}
        </span>`}
  </span>`;
}

/** @param {{range: import('./range.js').Range}} props */
function CopyLink({ range }) {
  const copy = async () => {
    const view = { from: range.from, to: range.to, step: range.step, range: '', zone: zone() };
    navigate(['overview'], view);
    await navigator.clipboard?.writeText(new URL(href(['overview'], view), location.href).href);
    toast(t('overview.linkCopied'));
  };
  return html`<button type="button" class="quiet" onClick=${copy}><${Icon} name="link-45deg" /> ${t('overview.copyLink')}</button>`;
}
