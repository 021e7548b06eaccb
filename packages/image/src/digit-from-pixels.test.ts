import { expect, test } from 'vitest';
import { digitFromPixels } from './digit-from-pixels.ts';
import { digitFromStrokes } from './digit-from-strokes.ts';
import { ShapeError } from './errors.ts';
import { NUMERAL_MODELS } from './numeral-models.ts';
import { sampleNumeral } from './sample-numeral.ts';

test('every numeral as u8 comes back bit for bit, faint edges too', () => {
  for (const model of NUMERAL_MODELS) {
    const digit = digitFromStrokes(sampleNumeral(model));
    const data = Uint8Array.from(digit?.ink ?? [], (value) => Math.round(value * 255));
    expect(digitFromPixels({ data, width: 28, height: 28 })).toEqual(digit);
  }
});

test('a raw 28×28 drawing is normalized, in either polarity', () => {
  const light = new Uint8Array(784);
  for (let y = 2; y < 8; y++) light.fill(255, y * 28 + 3, y * 28 + 5);
  const digit = digitFromPixels({ data: light, width: 28, height: 28 });
  expect(digit?.ink.filter((value) => value > 0)).toHaveLength(20 * 7);
  const dark = light.map((level) => 255 - level);
  expect(digitFromPixels({ data: dark, width: 28, height: 28 })).toEqual(digit);
});

test('nothing drawn is null: blank paper of any kind, a dot of any size', () => {
  expect(digitFromPixels({ data: new Uint8Array(100), width: 10, height: 10 })).toBeNull();
  expect(digitFromPixels({ data: new Uint8Array(400).fill(255), width: 10, height: 10 })).toBeNull();
  for (const radius of [0.6, 2, 5, 40]) {
    const data = Uint8Array.from({ length: 10_000 }, (_, i) =>
      ((i % 100) - 50) ** 2 + (Math.floor(i / 100) - 50) ** 2 < radius ** 2 ? 0 : 255,
    );
    expect(digitFromPixels({ data, width: 100, height: 100 })).toBeNull();
    expect(digitFromPixels({ data, width: 100, height: 100 }, { keepDots: true })).not.toBeNull();
  }
});

test('a 28×28 digit image that is a dot is null too', () => {
  const disc = digitFromStrokes([[[0, 0]]], { keepDots: true });
  const data = Uint8Array.from(disc?.ink ?? [], (value) => Math.round(value * 255));
  expect(digitFromPixels({ data, width: 28, height: 28 })).toBeNull();
  expect(digitFromPixels({ data, width: 28, height: 28 }, { keepDots: true })).toEqual(disc);
});

test('refuses data that is not a picture', () => {
  expect(() => digitFromPixels({ data: new Uint8Array(783), width: 28, height: 28 })).toThrow(
    new ShapeError(
      'Pixels: data holds 783 values; 28×28 pixels need 784 (gray) or 3136 (RGBA). ' +
        'Pass one or four values for each pixel, row by row.',
    ),
  );
});
