// What `config.json` beside index.html says of the deployment.

/**
 * @typedef {object} Config
 * @property {string} [api] the origin of the API, if it is not the console's own
 * @property {boolean} [development] whether `/dev/token` gives tokens
 * @property {string} [issuer] the OpenID Connect issuer, a URL
 * @property {string} [clientId] the console's id there
 * @property {string} [scope] what is asked for; `openid` by default
 * @property {string} [currency] the shop's currency
 * @property {string} [zone] the shop's time zone
 */

/** @type {Config} */
let config = {};

/** @returns {Promise<Config>} */
export async function loadConfig() {
  const response = await fetch('config.json');
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  config = await response.json();
  return config;
}

export const getConfig = () => config;
