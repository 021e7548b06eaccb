import { isolate } from './isolate.ts';
import { keptAddress, SITE_CACHE, type SiteFiles } from './site-files.ts';

const NOT_FOUND_PAGE = '/404.html';

/**
 * Answers a request to the site's own host: with the kept file where there is one, so that pages and programs are always
 * of one version; else from the network; and without network with the page that says that there is none.
 *
 * @throws {TypeError} As `fetch` does, for what is no page and can neither be had nor is kept.
 */
export async function answerRequest(request: Request, files: SiteFiles): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (request.mode === 'navigate' && Object.hasOwn(files, `${pathname}/`))
    return Response.redirect(`${pathname}/${search}`, 308);
  const kept = await findKept(pathname, files);
  if (kept !== undefined) return isolate(kept);
  try {
    return isolate(await fetch(request));
  } catch (error) {
    const notFound = request.mode === 'navigate' ? await findKept(NOT_FOUND_PAGE, files) : undefined;
    if (notFound === undefined) throw error;
    return isolate(new Response(notFound.body, { status: 404, headers: notFound.headers }));
  }
}

async function findKept(path: string, files: SiteFiles): Promise<Response | undefined> {
  if (!Object.hasOwn(files, path)) return undefined;
  const cache = await caches.open(SITE_CACHE);
  return await cache.match(keptAddress(path, files[path]));
}
