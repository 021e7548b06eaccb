import { createModelSpec } from '@raqam/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterMaps } from '../inside/filter-maps.ts';
import { formatF32 } from '../inside/format-f32.ts';
import { imageBefore } from '../inside/image-before.ts';
import { layoutOf } from '../inside/layout-of.ts';
import { FIRST_LOOK, parseLook, writeLook } from '../inside/look.ts';
import { createMapPalette } from '../inside/map-palette.ts';
import { formatNetworkSource, parseNetworkSource } from '../inside/network-source.ts';
import { canvasSizeOf, cornerOf, paintMaps, rangeOf } from '../inside/paint-maps.ts';
import { placeOf, positionOf } from '../inside/value-position.ts';

describe('the address', () => {
  test('names a network that comes with the site, or a run', () => {
    expect(parseNetworkSource(null)).toEqual({ kind: 'shipped', name: 'compact' });
    expect(parseNetworkSource('accurate')).toEqual({ kind: 'shipped', name: 'accurate' });
    expect(parseNetworkSource('run:20261123-0a1b')).toEqual({ kind: 'run', id: '20261123-0a1b' });
    for (const value of ['', 'large', 'run:', 'run:a/b', `run:${'a'.repeat(65)}`]) {
      expect(parseNetworkSource(value)).toBeNull();
    }
  });

  test('says what is looked at, and gets it back', () => {
    const look = { source: { kind: 'run', id: 'a-1' }, layer: 'conv1', place: 300 } as const;
    const address = writeLook(look, new URL('http://127.0.0.1/en/learn/cnn/?other=1#here'));
    expect(address.href).toBe('http://127.0.0.1/en/learn/cnn/?other=1&network=run%3Aa-1&layer=conv1&value=300#here');
    expect(parseLook(address.searchParams)).toEqual(look);
    expect(writeLook(FIRST_LOOK, address).href).toBe('http://127.0.0.1/en/learn/cnn/?other=1#here');
    expect(parseLook(new URLSearchParams())).toEqual(FIRST_LOOK);
    expect(formatNetworkSource(look.source)).toBe('run:a-1');
  });

  test.each(['network=none', 'layer=1', 'layer=a%20b', 'value=3', 'layer=a&value=-1', 'layer=a&value=1e3'])(
    'is refused when a part is not of its form: %s',
    (query) => {
      expect(parseLook(new URLSearchParams(query))).toBeNull();
    },
  );
});

describe('numbers', () => {
  test('are written with as few digits as name them', () => {
    expect(formatF32(Math.fround(0.1), 'en')).toBe('0.1');
    expect(formatF32(0, 'en')).toBe('0');
    expect(formatF32(-1234567, 'en')).toBe('-1234567');
    expect(formatF32(Math.fround(1 / 3), 'fr')).toBe('0,33333334');
    expect(formatF32(2 ** -30, 'en')).toBe('9.313226E-10');
  });

  test('can be read again to the bit', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(formatF32(value, 'en')))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('maps', () => {
  test('lie side by side with gaps, and each value has its pixel', () => {
    const layout = { height: 2, width: 2, numMaps: 3, columns: 2, gap: 1 };
    expect(canvasSizeOf(layout)).toEqual([5, 5]);
    expect(cornerOf(2, layout)).toEqual([3, 0]);
    const palette = createMapPalette([255, 0, 0], [0, 0, 0], [0, 0, 255]);
    const pixels = new Uint32Array(25);
    // Map 0 holds 1, 0, −1 and 9, which is beyond the range; the other maps hold 0.5.
    const values = Float32Array.of(1, 0.5, 0.5, 0, 0.5, 0.5, -1, 0.5, 0.5, 9, 0.5, 0.5);
    paintMaps(pixels, values, 1, palette, layout);
    const [blue, black, red, half] = [0xffff0000, 0xff000000, 0xff0000ff, 0xff800000];
    expect(Array.from(pixels)).toEqual([
      ...[blue, black, 0, half, half],
      ...[red, blue, 0, half, half],
      ...[0, 0, 0, 0, 0],
      ...[half, half, 0, 0, 0],
      ...[half, half, 0, 0, 0],
    ]);
  });

  test('without any value but 0 are all of one color', () => {
    const palette = createMapPalette([255, 0, 0], [1, 2, 3], [0, 0, 255]);
    const pixels = new Uint32Array(4);
    const zeros = new Float32Array(4);
    paintMaps(pixels, zeros, rangeOf(zeros), palette, { height: 2, width: 2, numMaps: 1, columns: 1, gap: 0 });
    expect(new Set(pixels)).toEqual(new Set([0xff030201]));
  });

  test('fit the width, in full rows where that wastes little', () => {
    expect(layoutOf([24, 24, 8], 1000)).toMatchObject({ columns: 8, height: 24, width: 24, numMaps: 8 });
    expect(layoutOf([24, 24, 8], 700)).toMatchObject({ columns: 4 });
    expect(layoutOf([4, 4, 7], 300)).toMatchObject({ columns: 5 });
    expect(layoutOf([24, 24, 8], 50)).toMatchObject({ columns: 1 });
    expect(layoutOf([128], 720)).toMatchObject({ columns: 32, height: 1, width: 1, numMaps: 128, gap: 0 });
    expect(layoutOf([10], 720)).toMatchObject({ columns: 10, maxWidth: 440 });
  });

  test('a value has a place and a position, and the edge holds what lies beyond it', () => {
    const size = { height: 4, width: 5, numMaps: 3 };
    for (let place = 0; place < 60; place++) expect(placeOf(positionOf(place, size), size)).toBe(place);
    expect(positionOf(17, size)).toEqual({ map: 2, row: 1, column: 0 });
    expect(placeOf({ map: 1, row: 9, column: -2 }, size)).toBe(46);
  });
});

describe('weights as pictures', () => {
  test('of one channel, from a full and from a partly connected convolution', () => {
    // [1, 2, 2 channels, 2 filters]
    const full = { connections: null, filters: 2, kernelSize: [1, 2] } as const;
    expect(filterMaps(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), full, 2, 1)).toEqual(Float32Array.of(3, 4, 7, 8));
    // [1, 2, 3 pairs]: filter 0 sees channel 1, filter 1 both.
    const partly = { connections: [[1], [0, 1]], filters: 2, kernelSize: [1, 2] } as const;
    const pairs = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect(filterMaps(pairs, partly, 2, 0)).toEqual(Float32Array.of(0, 2, 0, 5));
    expect(filterMaps(pairs, partly, 2, 1)).toEqual(Float32Array.of(1, 3, 4, 6));
  });

  test('where the inputs of a fully connected layer are an image', () => {
    const cnn = createModelSpec('cnn');
    const shapeAt = (name: string) =>
      imageBefore(
        cnn,
        cnn.layers.findIndex((layer) => layer.name === name),
      );
    expect(shapeAt('dense1')).toEqual([4, 4, 16]);
    expect(shapeAt('dense2')).toBeNull();
    const mlp = createModelSpec('mlp');
    expect(
      imageBefore(
        mlp,
        mlp.layers.findIndex(({ type }) => type === 'dense'),
      ),
    ).toEqual([28, 28, 1]);
  });
});
