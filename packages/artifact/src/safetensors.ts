import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { sizeOf } from './infer-shapes.ts';
import { concatBytes, decodeFloats, encodeFloats } from './little-endian.ts';
import { parseJson } from './parse-json.ts';
import { parseSchema } from './parse-schema.ts';
import { count, plainObject } from './schema-fields.ts';
import type { WeightTensor } from './weight-tensor.ts';

/** Named f32 tensors, and text beside them. */
export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>;
  /** Each name once; `__metadata__` is no name for a tensor. */
  readonly tensors: readonly WeightTensor[];
}

/** As the reference implementation: nobody needs a longer header, and a hostile file could promise any. */
const MAX_HEADER_BYTES = 100_000_000;
const REMEDY = 'The file is damaged or of another kind; take the original.';

const headerSchema = v.record(
  v.string(),
  v.strictObject({
    dtype: v.literal('F32'),
    shape: v.array(count),
    data_offsets: v.strictTuple([count, count]),
  }),
);
const metadataSchema = v.pipe(plainObject, v.record(v.string(), v.string('text')));
const topSchema = v.pipe(plainObject, v.record(v.string(), v.unknown()));

/**
 * Encodes tensors as a safetensors container: u64 length of the header · the header as JSON · the tensors, f32, all
 * little-endian and row-major, in the order given. The header ends in spaces so that the tensors begin at a multiple
 * of 8 bytes.
 *
 * @see https://github.com/huggingface/safetensors#format
 */
export function encodeSafetensors({ metadata, tensors }: Safetensors): Uint8Array<ArrayBuffer> {
  const table: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const begin = end;
    end += values.length * 4;
    table[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(table));
  const header = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  header.set(json);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(header.length), true);
  return concatBytes([length, header, ...tensors.map((tensor) => encodeFloats(tensor.values))]);
}

/**
 * Decodes a safetensors container whose tensors are all f32 and lie side by side, in the order of their bytes.
 *
 * @param name Used in errors only.
 * @throws {ArtifactFormatError} `run.raqam: the header promises 150440 bytes of tensors, 150439 follow. …`
 */
export function decodeSafetensors(bytes: Uint8Array, name: string): Safetensors {
  const refuse = (fault: string): never => {
    throw new ArtifactFormatError(`${name}: ${fault}. ${REMEDY}`);
  };
  if (bytes.length < 8) refuse(`${bytes.length} bytes; a safetensors container has at least 8`);
  const promised = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  const available = bytes.length - 8;
  if (promised > BigInt(Math.min(available, MAX_HEADER_BYTES))) {
    refuse(
      `the header is said to be ${promised} bytes long; ${available} follow, and ${MAX_HEADER_BYTES} are the most`,
    );
  }
  const headerLength = Number(promised);
  const header = parseJson(bytes.subarray(8, 8 + headerLength), `${name}: the safetensors header`, REMEDY);
  const refusal = { what: `${name}, safetensors header`, remedy: REMEDY, error: ArtifactFormatError };
  const { __metadata__: rawMetadata = {}, ...rawTable } = parseSchema(topSchema, header, refusal);
  const metadata = parseSchema(metadataSchema, rawMetadata, refusal);
  const table = parseSchema(headerSchema, rawTable, refusal);

  const data = bytes.subarray(8 + headerLength);
  const entries = Object.entries(table).sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0]);
  let position = 0;
  for (const [tensor, { shape, data_offsets }] of entries) {
    const [begin, end] = data_offsets;
    if (begin !== position || end - begin !== sizeOf(shape) * 4) {
      refuse(
        `tensor ${tensor} of shape [${shape.join(', ')}] is said to lie at bytes ${begin} to ${end}; ` +
          `expected ${position} to ${position + sizeOf(shape) * 4}`,
      );
    }
    position = end;
  }
  if (position !== data.length) {
    refuse(`the header promises ${position} bytes of tensors, ${data.length} follow`);
  }
  const tensors = entries.map(([tensor, { shape, data_offsets }]) => ({
    name: tensor,
    shape,
    values: decodeFloats(data.subarray(...data_offsets)),
  }));
  return { metadata, tensors };
}
