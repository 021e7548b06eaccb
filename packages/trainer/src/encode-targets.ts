/**
 * What a network should answer, [B, C]: the label as a one-hot row; for a single output the label itself, 0 or 1.
 *
 * @param numOutputs C.
 */
export function encodeTargets(labels: Uint8Array, numOutputs: number): Float32Array {
  if (numOutputs === 1) return Float32Array.from(labels);
  const targets = new Float32Array(labels.length * numOutputs);
  labels.forEach((label, index) => {
    targets[index * numOutputs + label] = 1;
  });
  return targets;
}
