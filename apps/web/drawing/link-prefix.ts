/** What an address has before the text of a drawing. The part after `#` never reaches a server. */
export const LINK_PREFIX = '#d=';
