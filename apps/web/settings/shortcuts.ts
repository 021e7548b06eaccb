/** Where this browser keeps that single-key shortcuts are off; nothing is kept while they are on. */
export const SHORTCUTS_KEY = 'raqam:shortcuts';
