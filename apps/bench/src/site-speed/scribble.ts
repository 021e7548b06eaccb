import type { Page } from 'playwright-core';

/** A place on the pad, as fractions of its width and height. */
type Place = readonly [x: number, y: number];

/** The corners of a 7, then of a zigzag over the whole pad: what is drawn grows as a hand's drawing does. */
const CORNERS: readonly Place[] = [
  [0.25, 0.2],
  [0.75, 0.2],
  [0.4, 0.85],
  [0.8, 0.7],
  [0.2, 0.55],
  [0.8, 0.4],
  [0.3, 0.3],
];

/** Puts the pen down on the page's pad at the beginning of the scribble. @returns what moves it to each following place. */
export async function beginScribble(page: Page, numMoves: number): Promise<readonly (() => Promise<void>)[]> {
  const box = await page.getByRole('application', { name: 'Drawing pad' }).boundingBox();
  if (box === null) throw new Error(`beginScribble: the page ${page.url()} shows no pad.`);
  const moveTo = ([x, y]: Place) => page.mouse.move(box.x + x * box.width, box.y + y * box.height);
  await moveTo(CORNERS[0]);
  await page.mouse.down();
  return Array.from({ length: numMoves }, (_, index) => () => moveTo(placeAt((index + 1) / numMoves)));
}

/** A place on the way through the corners. @param share Of the way, from 0 to 1. */
function placeAt(share: number): Place {
  const position = share * (CORNERS.length - 1);
  const leg = Math.min(CORNERS.length - 2, Math.floor(position));
  const [from, to] = [CORNERS[leg], CORNERS[leg + 1]];
  const along = position - leg;
  return [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along];
}
