// The tokens that local gives to anyone.

/** The roles of the console's users, the one with most pages first. */
export const ROLES = ['marketer', 'storefront', 'operator'];

/** @param {string} role */
export async function developmentToken(role) {
  const response = await fetch(`/dev/token?role=${encodeURIComponent(role)}`);
  if (!response.ok) throw new Error(`/dev/token: ${response.status}`);
  return response.text();
}
