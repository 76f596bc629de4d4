// Finds members by what support is given: an id, an e-mail, a phone number, or the code of a coupon.
import { get } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { may } from '../shell/session.js';

/** @typedef {{memberId: string, name?: string, email?: string, externalId?: string, tier?: string, code?: string}} FoundMember */

const MEMBER_ID = /^[0-9a-hjkmnp-tv-z]{20}$/;
const PHONE = /^\+?[\d\s().-]{6,}$/;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}\s._-]{3,60}$/u;

/**
 * The code is asked for last, since the API counts wrong ones.
 *
 * @param {string} text
 * @returns {Promise<FoundMember[]>}
 */
export async function findMembers(text) {
  const wanted = text.trim();
  const found = (await Promise.all([...byIdentity(wanted), ...byId(wanted)])).flat();
  if (found.length > 0) return [...new Map(found.map((member) => [member.memberId, member])).values()];
  return CODE.test(wanted) ? byCode(wanted) : [];
}

/** @param {string} wanted */
const byId = (wanted) => (MEMBER_ID.test(wanted) ? [orNone(async () => [await get(`/v1/members/${wanted}`)])] : []);

/**
 * Marketers may not look members up by who they are.
 *
 * @param {string} wanted
 */
function byIdentity(wanted) {
  if (!may('storefront', 'operator')) return [];
  const of = (/** @type {Record<string, string>} */ query) => orNone(async () => (await get('/v1/members', query)).items);
  if (wanted.includes('@')) return [of({ email: wanted })];
  return [of({ externalId: wanted }), ...(PHONE.test(wanted) ? [of({ phone: wanted })] : [])];
}

/**
 * @param {string} wanted
 * @returns {Promise<FoundMember[]>}
 */
const byCode = (wanted) =>
  orNone(async () => {
    const { memberId, code } = await get(`/v1/coupons/${encodeURIComponent(wanted)}`);
    return memberId ? [{ ...(await get(`/v1/members/${memberId}`)), code }] : [];
  });

/**
 * What the API does not know, or cannot read as such a thing, is not found.
 *
 * @param {() => Promise<FoundMember[]>} find
 * @returns {Promise<FoundMember[]>}
 */
async function orNone(find) {
  try {
    return await find();
  } catch (cause) {
    if (cause instanceof Problem && [400, 404, 410, 422].includes(cause.status)) return [];
    throw cause;
  }
}
