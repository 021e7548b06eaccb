/** The interface languages, the first one being the fallback. Each is also the first part of its pages' addresses. */
export const locales = ['en', 'fr', 'ar'] as const;

export type Locale = (typeof locales)[number];

/** Each language's name in that language, which is how a person finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français', ar: 'العربية' };

/** The direction in which a page in this language is laid out. Digits, pads and matrices stay left to right in all. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
