import type { Page } from 'playwright-core';

const NUM_KEYS = 200;
const INTERVAL_MS = 40;

declare global {
  /** Milliseconds from each key's stroke to its hearing. */
  var inputDelays: number[];
}

/** Runs in the page before its scripts: notes how long every key waits until the page hears of it. */
export function watchInputDelays(): void {
  globalThis.inputDelays = [];
  const onKey = ({ timeStamp }: KeyboardEvent) => globalThis.inputDelays.push(performance.now() - timeStamp);
  addEventListener('keydown', onKey, { capture: true });
}

/**
 * Strikes keys and measures how long each waits until the page hears of it: what else the page's thread and the machine
 * do is in the way.
 *
 * @param page Open with {@link watchInputDelays}.
 * @returns Milliseconds, one for each key.
 */
export async function sampleInputDelays(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    globalThis.inputDelays.length = 0;
  });
  for (let i = 0; i < NUM_KEYS; i++) {
    // A key that does nothing by itself.
    await page.keyboard.press('Shift');
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
  return await page.evaluate(() => globalThis.inputDelays);
}
