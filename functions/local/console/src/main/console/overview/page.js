import { html } from '../lib/preact/preact.js';
import { get } from '../api/client.js';
import { currency } from '../shell/settings.js';
import { t } from '../shell/texts.js';
import { LIVE_MILLIS, useData } from '../ui/data.js';
import { Amount } from '../ui/money.js';
import { Page, Section } from '../ui/page.js';
import { Await } from '../ui/states.js';

export default function Overview() {
  const inCurrency = currency();
  const totals = useData((signal) => get('/v1/totals/purchases', { currency: inCurrency }, { signal }), [inCurrency], {
    every: LIVE_MILLIS,
  });
  return html`<${Page} title=${t('page.overview')}>
    <${Section} title=${t('overview.purchases')}>
      <${Await} from=${totals}>${(/** @type {any} */ data) => html`<${Amount} of=${data.purchaseAmount} />`}<//>
    <//>
  <//>`;
}
