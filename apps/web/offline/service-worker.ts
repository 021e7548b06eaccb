// The site's service worker: keeps every page, so that the site works without network from the second page on, and
// isolates pages on hosts that cannot. finish-export bundles it, with the list of files.
import { answerRequest } from './answer-request.ts';
import { dropOldFiles } from './drop-old-files.ts';
import { keepFiles } from './keep-files.ts';
import type { SiteFiles } from './site-files.ts';
import { TAKE_OVER } from './take-over.ts';

declare const self: ServiceWorkerGlobalScope;

/** Written in by the build. */
declare const SITE_FILES: SiteFiles;

self.addEventListener('install', (event) => event.waitUntil(keepFiles(SITE_FILES)));

self.addEventListener('activate', (event) => event.waitUntil(dropOldFiles(SITE_FILES)));

self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const isOwn = new URL(event.request.url).origin === self.location.origin;
  if (event.request.method === 'GET' && isOwn) event.respondWith(answerRequest(event.request, SITE_FILES));
});
