import { html } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { href } from '../shell/router.js';
import { t } from '../shell/texts.js';
import { LIVE_MILLIS, useData } from '../ui/data.js';
import { Figure, Figures } from '../ui/figure.js';
import { Icon } from '../ui/icon.js';
import { useList } from '../ui/list.js';
import { formatNumber } from '../ui/number.js';
import { Page, Section } from '../ui/page.js';
import { Await, Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time, formatTime } from '../ui/time.js';
import { ruleInWords } from './words.js';

/** @param {{segmentId: string}} props */
export function SegmentView({ segmentId }) {
  const segment = useData((signal) => get(`/v1/segments/${segmentId}`, {}, { signal }), [segmentId], { every: LIVE_MILLIS });
  return html`<${Await} from=${segment} rows=${8}>${(/** @type {any} */ data) => html`<${Page}
    title=${data.name}
    subtitle=${html`<code>${segmentId}</code>`}
    actions=${html`<a class="button" href=${href(['segments', segmentId, 'edit'])}><${Icon} name="pencil" /> ${t('segments.edit')}</a>`}
  >
    <${Figures} note=${freshness(data)}>
      <${Figure} label=${t('segments.size')} value=${data.refreshedAt ? formatNumber(data.size) : '–'} />
    <//>
    <${Section} title=${t('segments.rules')} note=${data.profiling === false ? t('segments.noProfiling') : undefined}>
      <${Rules} rules=${data.rules} />
    <//>
    <${Members} key=${data.refreshedAt} segmentId=${segmentId} />
  <//>`}<//>`;
}

/** @param {any} segment */
const freshness = ({ refreshedAt }) =>
  refreshedAt
    ? t('segments.asOf', { time: formatTime(refreshedAt, { dateStyle: 'medium', timeStyle: 'medium' }) })
    : t('segments.waitingText');

/** @param {{rules: any}} props */
export function Rules({ rules: { all = [], any = [] } }) {
  return html`<div class="stack">
    ${all.length > 0 && html`<div><h3>${t('segments.allOf')}</h3><${RuleList} rules=${all} /></div>`}
    ${any.length > 0 && html`<div><h3>${t('segments.anyOf')}</h3><${RuleList} rules=${any} /></div>`}
  </div>`;
}

/** @param {{rules: any[]}} props */
function RuleList({ rules }) {
  return html`<ul class="bullets">${rules.map((rule, index) => html`<li key=${index}>${ruleInWords(rule)}</li>`)}</ul>`;
}

/** @param {{segmentId: string}} props */
function Members({ segmentId }) {
  const members = useList(`/v1/segments/${segmentId}/members`, {});
  return html`<${Section} title=${t('segments.members')}>
    <${Await} from=${members}>${(/** @type {any[]} */ rows) =>
      rows.length === 0
        ? html`<${Empty} title=${t('segments.noMembers')} />`
        : html`<${Table}
            caption=${t('segments.members')}
            rows=${rows}
            rowKey=${(/** @type {any} */ row) => row.memberId}
            onMore=${members.more}
            columns=${[
              { title: t('segments.member'), cell: (/** @type {any} */ row) => html`<a href=${href(['members', row.memberId])}><code>${row.memberId}</code></a>` },
              { title: t('segments.since'), cell: (/** @type {any} */ row) => html`<${Time} at=${row.since} />` },
            ]}
          />`}<//>
  <//>`;
}
