import type { Page } from 'playwright-core';

/** Serves a page's files as a host does that knows files and their types only: without isolation, without a policy. */
export async function hideHostHeaders(page: Page): Promise<void> {
  await page.route('**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': response.headers()['content-type'] ?? '' } });
  });
}
