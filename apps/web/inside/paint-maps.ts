import type { MapPalette } from './map-palette.ts';

/** How maps lie side by side on a canvas, in values. */
export interface MapLayout {
  readonly height: number;
  readonly width: number;
  readonly numMaps: number;
  /** Maps in a row. */
  readonly columns: number;
  /** Between two maps. */
  readonly gap: number;
}

/** The canvas that maps need, in values. */
export function canvasSizeOf({
  columns,
  gap,
  height,
  numMaps,
  width,
}: MapLayout): readonly [height: number, width: number] {
  const rows = Math.ceil(numMaps / columns);
  return [rows * (height + gap) - gap, columns * (width + gap) - gap];
}

/** The upper left corner of a map on the canvas, in values. */
export function cornerOf(map: number, { columns, gap, height, width }: MapLayout): readonly [y: number, x: number] {
  return [Math.floor(map / columns) * (height + gap), (map % columns) * (width + gap)];
}

/**
 * Paints maps as pixels, one for each value.
 *
 * @param pixels  The canvas, row-major, of the size that `canvasSizeOf` tells; what lies between maps is left alone.
 * @param values  [height, width, numMaps], row-major: the maps are the channels.
 * @param range   The magnitude that takes the strongest color; greater ones take it too.
 */
export function paintMaps(
  pixels: Uint32Array,
  values: Float32Array,
  range: number,
  { colors, steps }: MapPalette,
  layout: MapLayout,
): void {
  const { height, numMaps, width } = layout;
  const canvasWidth = canvasSizeOf(layout)[1];
  const scale = range > 0 ? steps / range : 0;
  for (let map = 0; map < numMaps; map++) {
    const [top, left] = cornerOf(map, layout);
    let source = map;
    for (let row = 0; row < height; row++) {
      let target = (top + row) * canvasWidth + left;
      for (let column = 0; column < width; column++, source += numMaps) {
        const step = Math.max(-steps, Math.min(steps, Math.round(values[source] * scale)));
        pixels[target++] = colors[step + steps];
      }
    }
  }
}

/** The greatest magnitude among values, which all maps of a layer are painted by, so that they can be compared. */
export function rangeOf(values: Iterable<number>): number {
  let range = 0;
  for (const value of values) range = Math.max(range, Math.abs(value));
  return range;
}
