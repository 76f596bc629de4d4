// What a column of a file may mean.

/** @typedef {'members' | 'activities'} Kind */

export const IGNORED = '';
export const ATTRIBUTE = 'attribute';

/** @type {Record<Kind, string[]>} */
export const FIELDS = {
  members: [
    'externalId', 'email', 'phone', 'name', 'birthDate', 'locale', 'channel', 'referredBy', 'registeredAt',
    'consents.marketing', 'consents.profiling', 'purchase_amount', 'currency',
  ],
  activities: [
    'activityId', 'memberId', 'externalMemberId', 'type', 'occurredAt', 'channel', 'amount', 'minorUnits', 'currency',
    'refundOf', 'redemptions', 'rating', 'sku', 'category', 'quantity', 'lineAmount',
  ],
};

/** Fields without which no row can be sent; one of each group. @type {Record<Kind, string[][]>} */
const NEEDED = {
  members: [['externalId']],
  activities: [['activityId'], ['memberId', 'externalMemberId'], ['type'], ['occurredAt']],
};

/** Other names of fields that files have. @type {Record<Kind, Record<string, string>>} */
const SYNONYMS = {
  members: {
    memberid: 'externalId', userid: 'externalId', customerid: 'externalId', id: 'externalId', mail: 'email',
    fullname: 'name', birthday: 'birthDate', language: 'locale', signupdate: 'registeredAt', createdat: 'registeredAt',
  },
  activities: {
    id: 'activityId', orderid: 'activityId', ordernumber: 'activityId', customerid: 'externalMemberId',
    userid: 'externalMemberId', date: 'occurredAt', orderdate: 'occurredAt', createdat: 'occurredAt', total: 'amount',
    price: 'amount', product: 'sku', qty: 'quantity',
  },
};

/** Columns that a file of rejected rows has in front. */
const OF_REJECTED = ['line', 'reason'];

/** @param {string} name */
const fold = (name) => name.replace(/[\s_-]/g, '').toLowerCase();

/**
 * What the file holds, by its columns.
 *
 * @param {string[]} columns
 * @returns {Kind}
 */
export function kindOf(columns) {
  const folded = new Set(columns.map(fold));
  const isActivity = folded.has('activityid') || (folded.has('type') && folded.has('occurredat')) || folded.has('orderid');
  return isActivity ? 'activities' : 'members';
}

/**
 * The field that each column is taken for; no field twice.
 *
 * @param {string[]} columns
 * @param {Kind} kind
 * @returns {string[]}
 */
export function guessFields(columns, kind) {
  const taken = new Set();
  return columns.map((column) => {
    const name = fold(column);
    if (name === '' || OF_REJECTED.includes(name)) return IGNORED;
    if (name.startsWith('attributes.')) return ATTRIBUTE;
    const field = FIELDS[kind].find((one) => fold(one) === name) ?? SYNONYMS[kind][name];
    if (!field || taken.has(field)) return ATTRIBUTE;
    taken.add(field);
    return field;
  });
}

/**
 * The groups of needed fields of which the file has none.
 *
 * @param {string[]} fields
 * @param {Kind} kind
 */
export const missingFields = (fields, kind) => NEEDED[kind].filter((group) => !group.some((field) => fields.includes(field)));

/**
 * The name of the attribute that a column becomes.
 *
 * @param {string} column
 */
export const attributeName = (column) => column.replace(/^attributes\./i, '').trim();
