import { html } from '../lib/preact/preact.js';
import { may } from '../shell/session.js';
import { StrategyEditor } from './editor.js';
import { StrategyList } from './list.js';
import { StrategyView } from './strategy.js';

/** @param {{path: string[]}} props */
export default function Strategies({ path: [id, part] }) {
  if (id === undefined) return html`<${StrategyList} />`;
  const edits = may('marketer', 'operator');
  if (id === 'new' && edits) return html`<${StrategyEditor} key="new" />`;
  if (part === 'edit' && edits) return html`<${StrategyEditor} key=${id} strategyId=${id} />`;
  return html`<${StrategyView} key=${id} strategyId=${id} />`;
}
