import { hasText, t } from '../shell/texts.js';
import { inLanguage } from './reasons.js';

/**
 * A refusal of the API (RFC 9457), or that it could not be reached.
 */
export class Problem extends Error {
  /**
   * @param {number} status 0 if there was no answer
   * @param {{code?: string, title?: string, detail?: string, errors?: {pointer?: string, reason?: string}[]}} body
   */
  constructor(status, body) {
    super(body.detail ?? body.title ?? `${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    /** All that the answer says, such as the figures of a refusal. */
    this.body = /** @type {Record<string, any>} */ (body);
    /** @type {{pointer: string, reason: string}[]} */
    this.errors = (body.errors ?? []).map(({ pointer = '', reason = '' }) => ({ pointer, reason: inLanguage(reason) }));
  }

  /** What to show: our text of the code if there is one, else the API's own detail. */
  get text() {
    const key = `problem.${this.code}`;
    return this.code && hasText(key) ? t(key) : this.detail || this.title || t('problem.unknown');
  }
}

/** @param {unknown} cause */
export const asProblem = (cause) => (cause instanceof Problem ? cause : new Problem(0, { code: 'unreachable' }));

/**
 * Refuses fields that cannot be sent, in the way of the API.
 *
 * @param {{pointer: string, reason: string}[]} errors
 */
export function refuse(errors) {
  if (errors.length > 0) throw new Problem(422, { code: 'invalid-fields', errors });
}
