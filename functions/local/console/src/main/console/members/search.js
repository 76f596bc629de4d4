import { html, useEffect, useRef, useState } from '../lib/preact/preact.js';
import { href, navigate } from '../shell/router.js';
import { may } from '../shell/session.js';
import { t } from '../shell/texts.js';
import { asProblem } from '../api/problem.js';
import { Icon } from '../ui/icon.js';
import { Page, Section } from '../ui/page.js';
import { Empty, Failure } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { findMembers } from './find.js';

/** What is searched for stays out of the address, which browsers keep. */
export function MemberSearch() {
  const [wanted, setWanted] = useState('');
  const [found, setFound] = useState(/** @type {import('./find.js').FoundMember[] | null} */ (null));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => field.current?.focus(), []);

  const search = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!wanted.trim()) return;
    setBusy(true);
    setProblem('');
    try {
      const members = await findMembers(wanted);
      if (members.length === 1) navigate(['members', members[0].memberId]);
      setFound(members);
    } catch (cause) {
      setProblem(asProblem(cause).text);
    }
    setBusy(false);
  };

  return html`<${Page} title=${t('page.members')}>
    <${Section} title=${t('members.find')}>
      <form class="search" role="search" onSubmit=${search}>
        <label class="visually-hidden" for="member-search">${t('members.find')}</label>
        <input
          ref=${field}
          id="member-search"
          type="search"
          value=${wanted}
          autocomplete="off"
          aria-describedby="member-search-hint"
          onInput=${(/** @type {any} */ event) => setWanted(event.target.value)}
        />
        <button type="submit" class="primary" disabled=${busy}><${Icon} name="search" /> ${t('members.search')}</button>
      </form>
      <p class="hint" id="member-search-hint">${may('storefront', 'operator') ? t('members.searchBy') : t('members.searchByMarketer')}</p>
      <div aria-live="polite">
        ${problem && html`<${Failure} title=${t('state.failed')} text=${problem} />`}
        ${found?.length === 0 && html`<${Empty} title=${t('members.notFound')} text=${t('members.notFoundText')} />`}
        ${found && found.length > 1 && html`<${Found} members=${found} />`}
      </div>
    <//>
  <//>`;
}

/** @param {{members: import('./find.js').FoundMember[]}} props */
function Found({ members }) {
  return html`<${Table}
    caption=${t('members.found')}
    rows=${members}
    rowKey=${(/** @type {any} */ row) => row.memberId}
    columns=${[
      { title: t('members.name'), cell: (/** @type {any} */ row) => html`<a href=${href(['members', row.memberId])}>${row.name ?? row.memberId}</a>` },
      { title: t('members.email'), cell: (/** @type {any} */ row) => row.email },
      { title: t('members.externalId'), cell: (/** @type {any} */ row) => row.externalId },
    ]}
  />`;
}
