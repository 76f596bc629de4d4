// What an operator looks at: the schedule and the proof of the totals, imports, requests about data, the audit log.
import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { Page } from '../ui/page.js';
import { Tabs, useTab } from '../ui/tabs.js';
import { Audit } from './audit.js';
import { DataRequests } from './requests.js';
import { Import } from './import/view.js';
import { Status } from './status.js';

/** @type {Record<string, Function>} */
const PARTS = { status: Status, import: Import, requests: DataRequests, audit: Audit };

export default function Data() {
  const names = Object.keys(PARTS);
  const part = useTab(names);
  return html`<${Page} title=${t('page.data')}>
    <${Tabs} label=${t('page.data')} path=${['data']} current=${part} tabs=${names.map((name) => [name, t(`data.part.${name}`)])} />
    <${PARTS[part]} />
  <//>`;
}
