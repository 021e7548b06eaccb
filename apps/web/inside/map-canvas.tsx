'use client';

import { useLayoutEffect, useMemo, useRef } from 'react';
import styles from './map-canvas.module.css';
import { canvasSizeOf, type MapLayout, paintMaps } from './paint-maps.ts';
import { useMapPalette } from './use-map-palette.ts';

interface MapCanvasProps {
  readonly layout: MapLayout;
  /** [height, width, numMaps], row-major; `null` while there are none. */
  readonly values: Float32Array | null;
  /** The magnitude that takes the strongest color. */
  readonly range: number;
}

/** Maps side by side on a canvas, a pixel for each value, which the style sheet enlarges. */
export function MapCanvas({ layout, range, values }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useMapPalette(canvas);
  const { columns, gap, height: mapHeight, numMaps, width: mapWidth } = layout;
  const [height, width] = canvasSizeOf(layout);
  const image = useMemo(
    () => (typeof ImageData === 'undefined' ? null : new ImageData(width, height)),
    [width, height],
  );

  // Before the browser paints, since a canvas that changes its size is blank.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (context === null || image === null || palette === null || values === null) return;
    const place = { columns, gap, height: mapHeight, numMaps, width: mapWidth };
    const pixels = new Uint32Array(image.data.buffer);
    pixels.fill(0);
    paintMaps(pixels, values, range, palette, place);
    context.putImageData(image, 0, 0);
  }, [image, palette, values, range, columns, gap, mapHeight, numMaps, mapWidth]);

  return <canvas ref={canvas} className={styles.canvas} width={width} height={height} />;
}
