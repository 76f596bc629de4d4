// The pages: their place in the navigation, who sees them, and the module that shows them, which is loaded when needed.

/**
 * @typedef {object} PageEntry
 * @property {string} name the first part of the path, and the key of its text `page.<name>`
 * @property {string} icon
 * @property {string[]} roles who sees it
 * @property {() => Promise<{default: Function}>} load
 */

/** @type {PageEntry[]} */
export const PAGES = [
  {
    name: 'overview',
    icon: 'graph-up',
    roles: ['marketer', 'operator'],
    load: () => import('../overview/page.js'),
  },
  {
    name: 'strategies',
    icon: 'megaphone',
    roles: ['marketer', 'storefront', 'operator'],
    load: () => import('../strategies/page.js'),
  },
  {
    name: 'members',
    icon: 'people',
    roles: ['storefront', 'marketer', 'operator'],
    load: () => import('../members/page.js'),
  },
  {
    name: 'segments',
    icon: 'person-lines-fill',
    roles: ['marketer', 'operator'],
    load: () => import('../segments/page.js'),
  },
  {
    name: 'points',
    icon: 'award',
    roles: ['marketer', 'operator'],
    load: () => import('../points/page.js'),
  },
  {
    name: 'data',
    icon: 'database',
    roles: ['operator'],
    load: () => import('../data/page.js'),
  },
];
