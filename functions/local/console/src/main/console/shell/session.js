// Who is signed in. The token is in memory only.
import { createStore } from './store.js';
import { recall, remember } from './storage.js';
import { beginSignIn, completeSignIn, endSession, renew } from './oidc.js';
import { developmentToken } from './development.js';

/** @typedef {import('./config.js').Config} Config */

/**
 * @typedef {object} Session
 * @property {string} token
 * @property {string[]} roles of storefront, marketer, operator
 * @property {string} name
 * @property {number} expiresAt milliseconds since the epoch
 */

/** The session; null if nobody is signed in. */
export const session = createStore(/** @type {Session | null} */ (null));

/** @type {Config} */
let config = {};

const RENEWAL_MILLIS = 60_000;

/** @param {Config} given */
export async function restoreSession(given) {
  config = given;
  if (config.development) {
    const role = recall('role');
    if (role) await signInAs(role);
    return;
  }
  const token = await completeSignIn(config);
  if (token) session.set(read(token));
}

/**
 * Signs in with a development token of a role.
 *
 * @param {string} role
 */
export async function signInAs(role) {
  remember('role', role);
  session.set(read(await developmentToken(role)));
}

export const signIn = () => beginSignIn(config);

export const isDevelopment = () => config.development === true;

export async function signOut() {
  remember('role', null);
  session.set(null);
  if (!config.development) await endSession(config);
}

/** Ends the session after the API has refused its token. */
export function expire() {
  session.set(null);
}

/** The token for a request, renewed if it is about to expire. */
export async function token() {
  const now = session.get();
  if (now && now.expiresAt - Date.now() < RENEWAL_MILLIS) {
    const fresh = config.development ? await developmentToken(now.roles[0]) : await renew(config);
    if (fresh) session.set(read(fresh));
  }
  return session.get()?.token;
}

/**
 * Whether one of these roles is the user's. What a role may not do is not shown.
 *
 * @param {...string} roles
 */
export function may(...roles) {
  return session.get()?.roles.some((role) => roles.includes(role)) ?? false;
}

/**
 * @param {string} text a JSON Web Token, which the API checks; here it is only read
 * @returns {Session}
 */
function read(text) {
  const claims = JSON.parse(new TextDecoder().decode(bytes(text.split('.')[1])));
  return {
    token: text,
    roles: claims.groups ?? claims['cognito:groups'] ?? [],
    name: claims.name ?? claims.username ?? claims.sub ?? '',
    expiresAt: (claims.exp ?? 0) * 1000,
  };
}

/** @param {string} part of base64url */
function bytes(part) {
  const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
