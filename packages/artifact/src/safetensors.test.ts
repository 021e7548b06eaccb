import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ArtifactFormatError } from './errors.ts';
import { concatBytes } from './little-endian.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const REMEDY = 'The file is damaged or of another kind; take the original.';

/** A container with a header and data of the caller's. */
function container(header: unknown, dataLength: number): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(json.length), true);
  return concatBytes([length, json, new Uint8Array(dataLength)]);
}

test('the bytes are those that the format prescribes', () => {
  const bytes = encodeSafetensors({
    metadata: { a: 'b' },
    tensors: [{ name: 'x', shape: [1], values: Float32Array.of(1) }],
  });
  const header = '{"__metadata__":{"a":"b"},"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
  expect(bytes).toEqual(
    Uint8Array.of(padded.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(padded), 0, 0, 0x80, 0x3f),
  );
});

test('reads tensors in the order of their bytes, a scalar and an empty one too, without metadata', () => {
  const header = {
    second: { dtype: 'F32', shape: [], data_offsets: [0, 4] },
    first: { dtype: 'F32', shape: [0, 3], data_offsets: [0, 0] },
  };
  const { metadata, tensors } = decodeSafetensors(container({ first: header.first, second: header.second }, 4), 'file');
  expect(metadata).toEqual({});
  expect(tensors.map(({ name, values }) => [name, values.length])).toEqual([
    ['first', 0],
    ['second', 1],
  ]);
});

const x = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
test.each<[string, Uint8Array, string]>([
  ['no length', new Uint8Array(7), 'file: 7 bytes; a safetensors container has at least 8'],
  [
    'a header beyond the end',
    Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 0x7b),
    'file: the header is said to be 9 bytes long; 1 follow, and 100000000 are the most',
  ],
  [
    'a header beyond any file',
    new Uint8Array(16).fill(0xff),
    'file: the header is said to be 18446744073709551615 bytes long; 8 follow, and 100000000 are the most',
  ],
  ['no JSON', container('{', 0), 'file: the safetensors header is not JSON in UTF-8'],
  ['no object', container([], 0), 'file, safetensors header: it is an array of 0; expected an object'],
  [
    'metadata that is no text',
    container({ __metadata__: { a: 1 } }, 0),
    'file, safetensors header: a is 1; expected text',
  ],
  [
    'another number format',
    container({ x: { ...x, dtype: 'F64' } }, 4),
    'file, safetensors header: x.dtype is "F64"; expected "F32"',
  ],
  [
    'a hole',
    container({ x: { ...x, data_offsets: [4, 8] } }, 8),
    'file: tensor x of shape [1] is said to lie at bytes 4 to 8; expected 0 to 4',
  ],
  [
    'an overlap',
    container({ x, y: x }, 4),
    'file: tensor y of shape [1] is said to lie at bytes 0 to 4; expected 4 to 8',
  ],
  [
    'a wrong size',
    container({ x: { ...x, shape: [2] } }, 4),
    'file: tensor x of shape [2] is said to lie at bytes 0 to 4; expected 0 to 8',
  ],
  [
    'a size beyond all numbers',
    container({ x: { ...x, shape: [2 ** 53 - 1, 2 ** 53 - 1] } }, 4),
    'file: tensor x of shape [9007199254740991, 9007199254740991] is said to lie at bytes 0 to 4; expected 0 to 3.2451855365842665e+32',
  ],
  ['missing data', container({ x }, 3), 'file: the header promises 4 bytes of tensors, 3 follow'],
  ['trailing data', container({ x }, 5), 'file: the header promises 4 bytes of tensors, 5 follow'],
])('refuses %s', (_, bytes, message) => {
  expect(() => decodeSafetensors(bytes, 'file')).toThrow(new ArtifactFormatError(`${message}. ${REMEDY}`));
});

test('any bytes, and any header, are refused in words', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 100 }),
    fc.json().map((json) => container(json, 0)),
    fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }).map((table) => container(table, 4)),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      try {
        // The few that are sound, such as an empty table, decode to what they say.
        const decoded = decodeSafetensors(bytes, 'file');
        expect(decodeSafetensors(encodeSafetensors(decoded), 'file')).toEqual(decoded);
      } catch (error) {
        if (!(error instanceof ArtifactFormatError)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
});
