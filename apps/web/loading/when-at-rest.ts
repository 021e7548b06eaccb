import { firstAnswer } from './first-answer.ts';
import { whenIdle } from './when-idle.ts';

/** How long the first page leaves the network alone for a visitor who looks at it before drawing. */
const PATIENCE_MS = 10_000;

/**
 * Waits until a page can load what it works without: its fonts, and the files for a time without network.
 *
 * @param expectsAnswer Whether it is the page to draw on. There the first answer comes before anything else, unless
 *   nobody draws for a while.
 */
export async function whenAtRest(expectsAnswer: boolean): Promise<void> {
  if (expectsAnswer) await Promise.race([firstAnswer, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  await new Promise<void>((resolve) => void whenIdle(resolve));
}
