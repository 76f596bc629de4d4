// The texts in the user's language. Both catalogues in texts/ have the same keys, which a test checks.
import { createStore } from './store.js';
import { recall, remember } from './storage.js';

/** @type {Record<string, {name: string, locale: string}>} */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en' },
  zh: { name: '简体中文', locale: 'zh-CN' },
};

/** @type {Record<string, string>} */
let texts = {};

export const language = createStore(chosenLanguage());

function chosenLanguage() {
  for (const wanted of [recall('language') ?? '', ...navigator.languages]) {
    const code = wanted.split('-')[0];
    if (code in LANGUAGES) return code;
  }
  return 'en';
}

export async function loadTexts() {
  const code = language.get();
  const response = await fetch(`texts/${code}.json`);
  if (!response.ok) throw new Error(`texts/${code}.json: ${response.status}`);
  texts = await response.json();
  document.documentElement.lang = locale();
}

/** @param {string} code */
export async function chooseLanguage(code) {
  remember('language', code);
  const former = language.get();
  if (code === former) return;
  const response = await fetch(`texts/${code}.json`);
  texts = await response.json();
  document.documentElement.lang = LANGUAGES[code].locale;
  language.set(code);
}

/** The locale of numbers and dates: the browser's own variant of the language, such as en-GB, if it has one. */
export function locale() {
  const code = language.get();
  return navigator.languages.find((tag) => tag.startsWith(`${code}-`)) ?? LANGUAGES[code].locale;
}

/**
 * The text of a key, with `{name}` filled in. A key with `.one` and `.other` is chosen by the number `n`.
 *
 * @param {string} key
 * @param {Record<string, string | number | bigint>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = texts[key] ?? plural(key, values.n) ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? written(values[name]) : whole));
}

/**
 * Whether there is a text of this key, such as that of a code the API may add.
 *
 * @param {string} key
 */
export const hasText = (key) => key in texts;

/**
 * @param {string} key
 * @param {string | number | bigint | undefined} n
 */
function plural(key, n) {
  if (n === undefined) return undefined;
  const rule = new Intl.PluralRules(locale()).select(Number(n));
  return texts[`${key}.${rule}`] ?? texts[`${key}.other`];
}

/** @param {string | number | bigint} value */
function written(value) {
  return typeof value === 'string' ? value : new Intl.NumberFormat(locale()).format(value);
}
