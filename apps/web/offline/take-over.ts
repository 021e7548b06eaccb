/** What a page says to a new version of the service worker that waits for the old one's pages to be closed. */
export const TAKE_OVER = 'take over';
