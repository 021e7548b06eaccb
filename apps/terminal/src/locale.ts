/** The language that this program speaks, for numbers. */
export const LOCALE = 'en';
