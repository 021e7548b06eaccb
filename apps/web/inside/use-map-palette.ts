'use client';

import { type RefObject, useEffect, useState } from 'react';
import { createMapPalette, type MapPalette } from './map-palette.ts';

/**
 * The colors of maps in the theme of the page, and again when that changes.
 *
 * @param canvas One whose styles say the colors, as map-canvas.module.css does: `color` that of the greatest value,
 *   `outline-color` that of the most negative one, `border-color` that of 0.
 * @returns `null` until the canvas is on the page.
 */
export function useMapPalette(canvas: RefObject<HTMLCanvasElement | null>): MapPalette | null {
  const [palette, setPalette] = useState<MapPalette | null>(null);

  useEffect(() => {
    const read = () => {
      if (canvas.current === null) return;
      const { borderTopColor, color, outlineColor } = getComputedStyle(canvas.current);
      setPalette(createMapPalette(rgbOf(outlineColor), rgbOf(borderTopColor), rgbOf(color)));
    };
    read();
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map(
      (query) => matchMedia(query),
    );
    for (const query of queries) query.addEventListener('change', read);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      for (const query of queries) query.removeEventListener('change', read);
      observer.disconnect();
    };
  }, [canvas]);

  return palette;
}

/** What a computed color is on the screen, whatever notation the browser tells it in. */
function rgbOf(color: string): readonly [red: number, green: number, blue: number] {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return [128, 128, 128];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
