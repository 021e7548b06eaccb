import type { BrowserContext, Page } from 'playwright-core';

/** A page together with everything that it complained of. */
export interface WatchedPage {
  readonly page: Page;
  /** Console messages of every kind, uncaught errors, failed requests and policy violations, as they came. */
  readonly complaints: string[];
}

/** Opens a page that must have nothing to say: a good page leaves the console empty. */
export async function openWatchedPage(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Said by what drives the browser where a test has asked it to block them; the page has not complained.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A prefetch that a navigation overtakes is dropped by the browser; nothing is wrong then.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${reason}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return { page, complaints };
}
