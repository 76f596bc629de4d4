import { html } from '../lib/preact/preact.js';
import { SegmentEditor } from './editor.js';
import { SegmentList } from './list.js';
import { SegmentView } from './segment.js';

/** @param {{path: string[]}} props */
export default function Segments({ path: [id, part] }) {
  if (id === undefined) return html`<${SegmentList} />`;
  if (id === 'new') return html`<${SegmentEditor} key="new" />`;
  if (part === 'edit') return html`<${SegmentEditor} key=${id} segmentId=${id} />`;
  return html`<${SegmentView} key=${id} segmentId=${id} />`;
}
