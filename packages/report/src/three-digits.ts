/** Three significant digits, and all of a number's whole ones: `1,235`, `47`, `0.0123`; never an exponent. */
export const THREE_DIGITS: Intl.NumberFormatOptions = {
  maximumSignificantDigits: 3,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
};
