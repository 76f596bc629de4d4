// Sign-in by OpenID Connect: the authorisation code flow with PKCE (RFC 6749, RFC 7636). What has to outlast the way to
// the issuer and back is in sessionStorage, and is removed on return; tokens are in memory only.

/** @typedef {import('./config.js').Config} Config */

/**
 * @typedef {object} Issuer what its discovery document names
 * @property {string} issuer
 * @property {string} authorization_endpoint
 * @property {string} token_endpoint
 * @property {string} [end_session_endpoint]
 */

const ATTEMPT = 'merit.sign-in';

let refreshToken = '';
let idToken = '';

/**
 * Leaves for the issuer's page.
 *
 * @param {Config} config
 */
export async function beginSignIn(config) {
  const issuer = await discover(config);
  const attempt = { state: random(), nonce: random(), verifier: random(), hash: location.hash };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const address = new URL(issuer.authorization_endpoint);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId ?? '',
    redirect_uri: redirectUri(),
    scope: config.scope ?? 'openid',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await challenge(attempt.verifier),
    code_challenge_method: 'S256',
  }).toString();
  location.assign(address);
}

/**
 * Takes the code with which the issuer has sent the user back.
 *
 * @param {Config} config
 * @returns {Promise<string | undefined>} the access token; undefined if this is no return
 */
export async function completeSignIn(config) {
  const answer = new URLSearchParams(location.search);
  const stored = sessionStorage.getItem(ATTEMPT);
  if (!answer.has('state') || !stored) return undefined;
  sessionStorage.removeItem(ATTEMPT);
  const attempt = JSON.parse(stored);
  history.replaceState(null, '', location.pathname + attempt.hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
  const issuer = await discover(config);
  const otherIssuer = answer.has('iss') && answer.get('iss') !== issuer.issuer;
  if (answer.get('state') !== attempt.state || otherIssuer || !answer.has('code')) return undefined;
  const tokens = await exchange(issuer, {
    grant_type: 'authorization_code',
    code: answer.get('code') ?? '',
    redirect_uri: redirectUri(),
    client_id: config.clientId ?? '',
    code_verifier: attempt.verifier,
  });
  if (tokens.id_token && claims(tokens.id_token).nonce !== attempt.nonce) return undefined;
  return keep(tokens);
}

/**
 * @param {Config} config
 * @returns {Promise<string | undefined>} a new access token; undefined if the user has to sign in again
 */
export async function renew(config) {
  if (!refreshToken) return undefined;
  const issuer = await discover(config);
  try {
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: config.clientId ?? '' };
    return keep(await exchange(issuer, grant));
  } catch {
    return undefined;
  }
}

/** @param {Config} config */
export async function endSession(config) {
  const issuer = await discover(config);
  const hint = idToken;
  refreshToken = '';
  idToken = '';
  if (!issuer.end_session_endpoint) return;
  const address = new URL(issuer.end_session_endpoint);
  address.searchParams.set('client_id', config.clientId ?? '');
  address.searchParams.set('post_logout_redirect_uri', redirectUri());
  if (hint) address.searchParams.set('id_token_hint', hint);
  location.assign(address);
}

/**
 * @param {Config} config
 * @returns {Promise<Issuer>}
 */
async function discover(config) {
  const base = (config.issuer ?? '').replace(/\/$/, '');
  const response = await fetch(`${base}/.well-known/openid-configuration`);
  if (!response.ok) throw new Error(`The issuer answers ${response.status}`);
  const issuer = await response.json();
  if (issuer.issuer.replace(/\/$/, '') !== base) throw new Error('The issuer has another name');
  return issuer;
}

/**
 * @param {Issuer} issuer
 * @param {Record<string, string>} grant
 */
async function exchange(issuer, grant) {
  const response = await fetch(issuer.token_endpoint, { method: 'POST', body: new URLSearchParams(grant) });
  if (!response.ok) throw new Error(`The issuer answers ${response.status}`);
  return response.json();
}

/** @param {{access_token: string, refresh_token?: string, id_token?: string}} tokens */
function keep(tokens) {
  refreshToken = tokens.refresh_token ?? refreshToken;
  idToken = tokens.id_token ?? idToken;
  return tokens.access_token;
}

const redirectUri = () => location.origin + location.pathname;

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** @param {string} verifier */
async function challenge(verifier) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} token */
function claims(token) {
  return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
}
