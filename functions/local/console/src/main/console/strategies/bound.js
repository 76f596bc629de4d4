// Binds fields to the values of a form by name, and to the refusals at or below a JSON pointer.

/**
 * @param {import('../ui/form.js').FormState<any>} form
 * @returns {(name: string, pointer: string) => {value: string, error?: string, onChange: (value: string) => void}}
 */
export const bound = (form) => (name, pointer) => ({
  value: form.values[name],
  error: errorUnder(form, pointer),
  onChange: (value) => form.change({ [name]: value }),
});

/**
 * @param {import('../ui/form.js').FormState<any>} form
 * @param {string} pointer
 */
export function errorUnder(form, pointer) {
  const found = form.problem?.errors.filter((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`)) ?? [];
  return found.length > 0 ? found.map(({ reason }) => reason).join(' · ') : undefined;
}
