import { html } from '../lib/preact/preact.js';
import { MemberView } from './member.js';
import { MemberSearch } from './search.js';

/** @param {{path: string[]}} props */
export default function Members({ path: [memberId] }) {
  return memberId === undefined ? html`<${MemberSearch} />` : html`<${MemberView} key=${memberId} memberId=${memberId} />`;
}
