import type { Page } from 'playwright-core';

/** The drawing pad of an English page. */
export function findPad(page: Page) {
  return page.getByRole('application', { name: 'Drawing pad' });
}

/** The view of the drawing as 28×28 numbers, on an English page. */
export function findView(page: Page) {
  return page.getByRole('application', { name: /^The machine’s view/ });
}

/** How many cells of the view hold ink. */
export function countCells(page: Page): Promise<number> {
  return findView(page).locator('rect').count();
}

/** A place on the pad in pixels of the window, from fractions of the pad's width and height. */
export async function onPad(page: Page, x: number, y: number): Promise<[x: number, y: number]> {
  const box = await findPad(page).boundingBox();
  if (box === null) throw new Error('expected the pad to be on the screen');
  return [box.x + x * box.width, box.y + y * box.height];
}

/** The corners of a 7 as fractions of the pad: across, then down. */
export const SEVEN = [
  [0.3, 0.2],
  [0.7, 0.2],
  [0.45, 0.85],
] as const;

/** Draws a 7 with the mouse, in one stroke. */
export async function drawSeven(page: Page): Promise<void> {
  const [start, corner, foot] = SEVEN;
  await page.mouse.move(...(await onPad(page, ...start)));
  await page.mouse.down();
  await page.mouse.move(...(await onPad(page, ...corner)), { steps: 8 });
  await page.mouse.move(...(await onPad(page, ...foot)), { steps: 8 });
  await page.mouse.up();
}
