import { decodePrintable } from './decode-printable.ts';
import type { PackedModel } from './packed-model.ts';

/** What a packed model's bytes hold. */
export interface UnpackedModel {
  /** What the program's `tensors` asks for, in that order: the weights in the order of the network, then constants. */
  readonly tensors: readonly Float32Array<ArrayBuffer>[];
  /** The program's WebAssembly module. */
  readonly code: Uint8Array<ArrayBuffer>;
}

/** Takes a packed model's bytes apart. The products of whole numbers and scales are exact. */
export function unpackModel({ bytes: text, tensors: packed }: Pick<PackedModel, 'bytes' | 'tensors'>): UnpackedModel {
  const bytes = decodePrintable(text);
  const wholes = new Int8Array(bytes.buffer);
  const view = new DataView(bytes.buffer);
  let whole = 0;
  let float = packed.reduce((sum, { numScales, numValues }) => sum + (numScales > 0 ? numValues : 0), 0);
  const tensors = packed.map(({ numScales, numValues }) => {
    const floats = new Float32Array(numScales || numValues);
    for (let i = 0; i < floats.length; i++, float += 4) floats[i] = view.getFloat32(float, true);
    if (numScales === 0) return floats;
    const values = new Float32Array(numValues);
    for (let i = 0; i < numValues; ) {
      for (let s = 0; s < numScales; s++, i++, whole++) values[i] = wholes[whole] * floats[s];
    }
    return values;
  });
  return { tensors, code: bytes.slice(float) };
}
