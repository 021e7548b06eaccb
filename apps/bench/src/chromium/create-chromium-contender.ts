import type { Browser } from 'playwright-core';
import type { TrainingContender } from '../engine/training-contender.ts';

/**
 * The engine in a page of its own.
 *
 * @param name Of the circumstances; how the workers share memory is added.
 */
export async function createChromiumContender(
  browser: Browser,
  name: string,
  url: string,
  workers: number,
): Promise<TrainingContender> {
  const page = await browser.newPage();
  await page.goto(url);
  const memory = await page.evaluate<string>(`page.start(${workers})`);
  return {
    name: `${name}, ${workers === 1 ? '1 worker' : `${workers} workers`}, memory: ${memory}`,
    trainSteps: (numSteps) => page.evaluate<number>(`page.trainSteps(${numSteps})`),
    dispose: () => page.close(),
  };
}
