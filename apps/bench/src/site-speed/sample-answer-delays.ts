import type { Page } from 'playwright-core';
import { beginScribble } from './scribble.ts';

const NUM_MOVES = 60;

/** How long the page is given to answer a movement that may not have changed the answer at all. */
const PATIENCE_MS = 250;

declare global {
  /** Resolves when the answer has changed since the last movement of the pen: milliseconds after the page heard of it. */
  var answerDelay: (patienceMs: number) => Promise<number | null>;
}

/** Runs in the page, once: notes when the pen moves and when the probabilities change. */
export function watchAnswers(): void {
  const bars = document.querySelector('[role="listbox"]');
  if (bars === null) throw new Error('watchAnswers: the page shows no probabilities.');
  let movedAt: number | null = null;
  let delay: number | null = null;
  let onAnswer = () => {};
  const onMove = () => {
    movedAt = performance.now();
    delay = null;
  };
  // Before the page's own listeners, which may do work at once.
  addEventListener('pointermove', onMove, { capture: true });
  new MutationObserver(() => {
    if (movedAt !== null) delay ??= performance.now() - movedAt;
    onAnswer();
  }).observe(bars, { subtree: true, childList: true, characterData: true, attributes: true });
  globalThis.answerDelay = async (patienceMs) => {
    if (delay === null) {
      await new Promise<void>((resolve) => {
        onAnswer = resolve;
        setTimeout(resolve, patienceMs);
      });
    }
    return delay;
  };
}

/**
 * Draws a stroke on the first page, a movement at a time, and measures how long the page takes from hearing of each
 * movement to showing the answer to it: until the ten probabilities are in the document.
 *
 * @param page Open at the first page with {@link watchAnswers}. What is drawn is cleared first.
 * @returns Milliseconds, one for each movement that changed the answer.
 */
export async function sampleAnswerDelays(page: Page): Promise<number[]> {
  await page.getByRole('application', { name: 'Drawing pad' }).press('Delete');
  const delays: number[] = [];
  for (const move of await beginScribble(page, NUM_MOVES)) {
    await move();
    const delay = await page.evaluate((patienceMs) => globalThis.answerDelay(patienceMs), PATIENCE_MS);
    if (delay !== null) delays.push(delay);
  }
  await page.mouse.up();
  return delays;
}
