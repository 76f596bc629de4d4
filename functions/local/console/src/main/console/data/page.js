import { html } from '../lib/preact/preact.js';
import { t } from '../shell/texts.js';
import { useList } from '../ui/list.js';
import { Page, Section } from '../ui/page.js';
import { Await } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Time } from '../ui/time.js';

export default function Data() {
  const tasks = useList('/v1/aggregation/tasks', { limit: undefined });
  return html`<${Page} title=${t('page.data')}>
    <${Section} title=${t('data.tasks')}>
      <${Await} from=${tasks}>${(/** @type {any[]} */ rows) => html`<${Table}
        caption=${t('data.tasks')}
        rowKey=${(/** @type {any} */ task) => task.name}
        rows=${rows}
        columns=${[
          { title: t('data.task'), cell: (/** @type {any} */ task) => task.name },
          { title: t('data.ended'), cell: (/** @type {any} */ task) => task.endedAt && html`<${Time} at=${task.endedAt} seconds />` },
        ]}
      />`}<//>
    <//>
  <//>`;
}
