import type { Page } from 'playwright-core';

declare global {
  /** Milliseconds of each task of the page's thread over 50 ms, by when it began. */
  var longTasks: { readonly startTime: number; readonly duration: number }[];
}

/** Runs in the page before its scripts: notes every task of the page's own thread that takes more than 50 ms. */
export function watchLongTasks(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * The longest task since a moment, in milliseconds; 0 where none took more than 50.
 *
 * @param page Open with {@link watchLongTasks}.
 * @param from On the page's clock; `'load'`: when all that the document names was there.
 */
export async function longestTask(page: Page, from: number | 'load'): Promise<number> {
  return await page.evaluate((since) => {
    const [navigation] = performance.getEntriesByType('navigation');
    const start = since === 'load' ? (navigation as PerformanceNavigationTiming).loadEventEnd : since;
    return Math.max(0, ...globalThis.longTasks.filter((task) => task.startTime >= start).map((task) => task.duration));
  }, from);
}
