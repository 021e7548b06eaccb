/** What stands where a table has nothing to say. */
export const NO_VALUE = '–';
