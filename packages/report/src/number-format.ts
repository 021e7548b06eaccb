const formats = new Map<string, Intl.NumberFormat>();

/**
 * The formatter of a language, made once: making one takes longer than some frames last, and live figures ask often.
 *
 * Digits are always Western. Engines differ in the digits they give Arabic by default, and in a program about digits
 * the choice is made, not inherited.
 */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { numberingSystem: 'latn', ...options });
    formats.set(key, format);
  }
  return format;
}
