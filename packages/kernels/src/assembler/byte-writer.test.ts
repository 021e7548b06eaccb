import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from './byte-writer.ts';

function written(write: (bytes: ByteWriter) => void): number[] {
  const bytes = new ByteWriter();
  write(bytes);
  expect(bytes.length).toBe(bytes.toBytes().length);
  return [...bytes.toBytes()];
}

// The encodings of the specification, section 5.2.2: seven bits a byte, the lowest first, a 1 above them where more follow.
describe('LEB128', () => {
  test.each([
    [0, [0]],
    [1, [1]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [255, [0xff, 0x01]],
    [16_383, [0xff, 0x7f]],
    [16_384, [0x80, 0x80, 0x01]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('unsigned %i', (value, expected) => {
    expect(written((bytes) => bytes.unsigned(value))).toEqual(expected);
  });

  test.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [127, [0xff, 0x00]],
    [128, [0x80, 0x01]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [-123_456, [0xc0, 0xbb, 0x78]],
    [8191, [0xff, 0x3f]],
    [8192, [0x80, 0xc0, 0x00]],
    [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])('signed %i', (value, expected) => {
    expect(written((bytes) => bytes.signed(value))).toEqual(expected);
  });

  test('decodes to the value that was written', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const decode = (bytes: readonly number[], isSigned: boolean) => {
          const whole = bytes.reduce((sum, byte, index) => sum | (BigInt(byte & 0x7f) << BigInt(7 * index)), 0n);
          return isSigned ? BigInt.asIntN(7 * bytes.length, whole) : whole;
        };
        expect(
          decode(
            written((bytes) => bytes.signed(value)),
            true,
          ),
        ).toBe(BigInt(value));
        expect(
          decode(
            written((bytes) => bytes.unsigned(value)),
            false,
          ),
        ).toBe(BigInt.asUintN(32, BigInt(value)));
      }),
    );
  });
});

test('floats are little-endian f32', () => {
  expect(written((bytes) => bytes.float(1))).toEqual([0, 0, 0x80, 0x3f]);
  expect(written((bytes) => bytes.float(-0))).toEqual([0, 0, 0, 0x80]);
});

test('names are UTF-8 behind their length in bytes', () => {
  expect(written((bytes) => bytes.name('aß'))).toEqual([3, 0x61, 0xc3, 0x9f]);
});

test('content stands behind its length', () => {
  const content = Array.from({ length: 200 }, (_, index) => index);
  expect(written((bytes) => bytes.sized((inner) => inner.bytes(content)))).toEqual([0xc8, 0x01, ...content]);
});

test('grows as far as needed, byte by byte and at once', () => {
  const content = Array.from({ length: 5000 }, (_, index) => index & 0xff);
  const byByte = written((bytes) => {
    for (const byte of content) bytes.byte(byte);
  });
  expect(byByte).toEqual(content);
  expect(written((bytes) => bytes.bytes(content))).toEqual(content);
});

test('what it gave stays as it was', () => {
  const bytes = new ByteWriter();
  bytes.byte(1);
  const first = bytes.toBytes();
  bytes.byte(2);
  first[0] = 9;
  expect([...bytes.toBytes()]).toEqual([1, 2]);
  expect([...first]).toEqual([9]);
});
