import type { Page } from 'playwright-core';

/** The drawing pad, by its name in the language of the page. */
export function findPad(page: Page) {
  return page.getByRole('application', { name: /^(Drawing pad|Feuille à dessin|لوح الرسم)$/ });
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

/** Draws one stroke with a finger through places on the pad. */
export async function drawByFinger(page: Page, places: readonly (readonly [x: number, y: number])[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const [i, place] of places.entries()) {
    const [x, y] = await onPad(page, ...place);
    const type = i === 0 ? 'touchStart' : 'touchMove';
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Draws one stroke with a pen through places on the pad, pressed at each as much as `force` says, from 0 to 1. */
export async function drawByPen(
  page: Page,
  places: readonly (readonly [x: number, y: number, force: number])[],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = async (
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    [x, y, force]: (typeof places)[number],
  ) => {
    const [left, top] = await onPad(page, x, y);
    const pressed = type === 'mouseReleased' ? { buttons: 0, force: 0 } : { buttons: 1, force };
    const event = { type, x: left, y: top, button: 'left', clickCount: 1, pointerType: 'pen', ...pressed } as const;
    await session.send('Input.dispatchMouseEvent', event);
  };
  await send('mousePressed', places[0]);
  for (const place of places.slice(1)) await send('mouseMoved', place);
  await send('mouseReleased', places[places.length - 1]);
}
