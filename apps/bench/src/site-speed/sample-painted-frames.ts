import type { Page } from 'playwright-core';
import { beginScribble } from './scribble.ts';

const NUM_MOVES = 240;

declare global {
  /** When each frame was shown in which a canvas was painted, in milliseconds. */
  var paintedFrames: number[];
}

/** Runs in the page before its scripts: notes each frame in which pixels were put on a canvas. */
export function watchPaintedFrames(): void {
  globalThis.paintedFrames = [];
  let isPainted = false;
  const own: TypedPropertyDescriptor<(...args: readonly unknown[]) => void> =
    Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'putImageData') ?? {};
  const { value: put = () => {} } = own;
  own.value = new Proxy(put, {
    apply(target, canvas, args) {
      isPainted = true;
      Reflect.apply(target, canvas, args);
    },
  });
  Object.defineProperty(CanvasRenderingContext2D.prototype, 'putImageData', own);
  const onFrame = (time: number) => {
    if (isPainted) globalThis.paintedFrames.push(time);
    isPainted = false;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

/**
 * Draws on a page that shows what a network makes of the drawing, and counts the frames in which it painted that anew.
 *
 * @param page Open with {@link watchPaintedFrames}. What is drawn is cleared first.
 * @returns Frames a second, in the middle of the stroke.
 */
export async function samplePaintedFrames(page: Page): Promise<number> {
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.press('Delete');
  await pad.scrollIntoViewIfNeeded();
  const moves = await beginScribble(page, NUM_MOVES);
  const [first, last] = [moves.slice(0, NUM_MOVES / 8), moves.slice(NUM_MOVES / 8)];
  for (const move of first) await move();
  const start = await page.evaluate(() => performance.now());
  for (const move of last) {
    await move();
    // A pen reports its places some 120 times a second, which the browser hands on frame by frame.
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  const numFrames = await page.evaluate(
    (from) => globalThis.paintedFrames.filter((time) => time >= from).length / ((performance.now() - from) / 1000),
    start,
  );
  await page.mouse.up();
  return numFrames;
}
