// The bodies that the rows of a file become.
import { BadCell, readMoney, readTime, readWhole, readYes } from './cells.js';
import { ATTRIBUTE, attributeName } from './fields.js';

/**
 * @typedef {object} Plan how to read a file
 * @property {import('./fields.js').Kind} kind
 * @property {string[]} columns
 * @property {string[]} fields what each column means
 * @property {string} currency of amounts without one
 * @property {boolean} decimalComma
 */

/**
 * @typedef {object} Entry what is sent for a row
 * @property {number} row its index
 * @property {'members' | 'activities' | 'refunds'} stage
 * @property {Record<string, any>} body
 */

const MAX_ATTRIBUTE = 256;
const MAX_ID = 128;

/** When an opening purchase without a date occurred: before everything else, and the same at every import. */
const OPENING_AT = '1970-01-01T00:00:00Z';

/**
 * @param {Plan} plan
 * @param {string[]} cells
 * @param {number} row
 * @returns {Entry[]}
 */
export function entriesOf(plan, cells, row) {
  if (cells.length > plan.columns.length) throw new BadCell('import.bad.length', '', `${cells.length}`);
  const reader = new RowReader(plan, cells);
  if (plan.kind === 'activities') {
    const body = activity(reader);
    return [{ row, stage: body.type === 'refund' ? 'refunds' : 'activities', body }];
  }
  const body = member(reader);
  const opening = openingPurchase(reader, body);
  return [{ row, stage: 'members', body }, ...(opening ? [{ row, stage: /** @type {const} */ ('activities'), body: opening }] : [])];
}

/** The cells of a row by their fields. */
class RowReader {
  /**
   * @param {Plan} plan
   * @param {string[]} cells
   */
  constructor(plan, cells) {
    this.plan = plan;
    this.cells = cells;
  }

  /** @param {string} field */
  text(field) {
    const cell = this.cells[this.plan.fields.indexOf(field)];
    return cell === '' ? undefined : cell;
  }

  /** @param {string} field */
  column(field) {
    return this.plan.columns[this.plan.fields.indexOf(field)] ?? field;
  }

  /**
   * @param {string} field
   * @param {(cell: string, column: string) => any} read
   */
  value(field, read) {
    const cell = this.text(field);
    return cell === undefined ? undefined : read(cell, this.column(field));
  }

  /** @param {string} field */
  need(field) {
    const cell = this.text(field);
    if (cell === undefined) throw new BadCell('import.bad.missing', this.column(field), '');
    return cell;
  }

  /** @param {string} field */
  money(field) {
    const { currency, decimalComma } = this.plan;
    return this.value(field, (cell, column) => readMoney(cell, column, this.text('currency') ?? currency, decimalComma));
  }

  attributes() {
    /** @type {Record<string, string>} */
    const attributes = {};
    this.plan.fields.forEach((field, index) => {
      const cell = this.cells[index];
      if (field !== ATTRIBUTE || !cell) return;
      const column = this.plan.columns[index];
      if (cell.length > MAX_ATTRIBUTE) throw new BadCell('import.bad.long', column, cell.slice(0, 20));
      attributes[attributeName(column)] = cell;
    });
    return Object.keys(attributes).length > 0 ? attributes : undefined;
  }
}

/** @param {RowReader} row */
function member(row) {
  const consents = ['marketing', 'profiling'].map((name) => row.value(`consents.${name}`, readYes));
  return present({
    externalId: row.need('externalId'),
    email: row.text('email'),
    phone: row.text('phone'),
    name: row.text('name'),
    birthDate: row.text('birthDate'),
    locale: row.text('locale'),
    channel: row.text('channel'),
    referredBy: row.text('referredBy'),
    registeredAt: row.value('registeredAt', readTime),
    consents: consents.some((one) => one !== undefined)
      ? { marketing: consents[0] ?? false, profiling: consents[1] ?? false }
      : undefined,
    attributes: row.attributes(),
  });
}

/**
 * The purchase that stands for what a member bought before.
 *
 * @param {RowReader} row
 * @param {Record<string, any>} body of the member
 */
function openingPurchase(row, body) {
  const amount = row.money('purchase_amount');
  if (!amount || amount.minorUnits === 0n) return undefined;
  if (amount.minorUnits < 0n) throw new BadCell('import.bad.negative', row.column('purchase_amount'), row.need('purchase_amount'));
  const activityId = `opening-${formEncoded(body.externalId)}`;
  if (activityId.length > MAX_ID) throw new BadCell('import.bad.long', row.column('externalId'), body.externalId.slice(0, 20));
  return {
    activityId,
    externalMemberId: body.externalId,
    type: 'purchase',
    occurredAt: body.registeredAt ?? OPENING_AT,
    amount,
  };
}

/** @param {RowReader} row */
function activity(row) {
  const type = row.need('type');
  if (row.text('amount') && row.text('minorUnits')) throw new BadCell('import.bad.both', row.column('amount'), row.need('amount'));
  const amount = row.money('amount') ?? minorUnits(row);
  if ((type === 'purchase' || type === 'refund') && !amount && !row.text('lineAmount')) {
    throw new BadCell('import.bad.missing', row.column('amount'), '');
  }
  if (!row.text('memberId') && !row.text('externalMemberId')) {
    throw new BadCell('import.bad.missing', row.column('externalMemberId'), '');
  }
  const items = itemsOf(row, amount);
  return present({
    activityId: row.need('activityId'),
    memberId: row.text('memberId'),
    externalMemberId: row.text('externalMemberId'),
    type,
    occurredAt: readTime(row.need('occurredAt'), row.column('occurredAt')),
    channel: row.text('channel'),
    amount: amount ?? (type === 'purchase' || type === 'refund' ? items?.[0].amount : undefined),
    refundOf: row.text('refundOf'),
    redemptions: row.text('redemptions')?.split(';').map((one) => one.trim()),
    rating: row.value('rating', readWhole),
    items,
    attributes: row.attributes(),
  });
}

/** @param {RowReader} row */
function minorUnits(row) {
  const whole = row.value('minorUnits', readWhole);
  return whole === undefined ? undefined : { minorUnits: BigInt(whole), currency: row.text('currency') ?? row.plan.currency };
}

/**
 * @param {RowReader} row
 * @param {{minorUnits: bigint, currency: string} | undefined} amount of the activity
 */
function itemsOf(row, amount) {
  const sku = row.text('sku');
  if (!sku) return undefined;
  const none = { minorUnits: 0n, currency: row.text('currency') ?? row.plan.currency };
  const item = {
    sku,
    category: row.text('category'),
    quantity: row.value('quantity', readWhole) ?? 1,
    amount: row.money('lineAmount') ?? amount ?? none,
  };
  return [present(item)];
}

/**
 * Without the fields that have no value.
 *
 * @param {Record<string, any>} body
 * @returns {Record<string, any>}
 */
const present = (body) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

/**
 * The id as HTML forms encode it, by which the importer names the opening purchase.
 *
 * @param {string} id
 */
function formEncoded(id) {
  const special = (/** @type {string} */ letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(id).replace(/[!~'()]/g, special).replaceAll('%20', '+');
}
