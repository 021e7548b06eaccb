import { ArtifactFormatError } from './errors.ts';
import { concatBytes, encodeFloats } from './little-endian.ts';
import { sha256Hex } from './sha256.ts';
import type { Weights } from './weight-tensor.ts';

/**
 * The fingerprint of trained weights: SHA-256 over the little-endian f32 bytes of all tensors in the order given, which
 * is the order of the specification.
 *
 * Names and shapes are left out on purpose: they belong to the specification, and without them the fingerprint is that
 * of the weights file in a model directory, so `sha256sum weights-*.bin` prints it.
 *
 * @returns 64 lower-case hexadecimal digits.
 */
export async function weightsSha256(weights: Weights): Promise<string> {
  return sha256Hex(encodeWeights(weights));
}

/** The bytes that {@link weightsSha256} hashes. */
export function encodeWeights(weights: Weights): Uint8Array<ArrayBuffer> {
  return concatBytes(weights.map((tensor) => encodeFloats(tensor.values)));
}

/**
 * Compares the bytes of weights with the fingerprint that is stated for them.
 *
 * @param what First words of the error.   @param remedy Its last sentence.
 * @throws {ArtifactFormatError} When they differ.
 */
export async function checkWeightsDigest(
  weights: Uint8Array<ArrayBuffer>,
  stated: string,
  what: string,
  remedy: string,
): Promise<void> {
  const actual = await sha256Hex(weights);
  if (actual === stated) return;
  throw new ArtifactFormatError(`${what}: the weights have the SHA-256 ${actual}; stated is ${stated}. ${remedy}`);
}
