/**
 * What a network should answer to images of these labels, [B, C], K = max(2, C) being the number of classes: 1 − ε + ε / K
 * for the label and ε / K for each other class. A label that is no class wants 1 / K for each. Of a single output it is
 * what the second of two classes should have.
 *
 * @param numOutputs C.   @param labelSmoothing ε, in [0, 1). @default 0
 */
export function encodeTargets(labels: Uint8Array, numOutputs: number, labelSmoothing = 0): Float32Array {
  const numClasses = Math.max(2, numOutputs);
  const targets = new Float32Array(labels.length * numOutputs).fill(labelSmoothing / numClasses);
  labels.forEach((label, index) => {
    const row = targets.subarray(index * numOutputs, (index + 1) * numOutputs);
    if (label >= numClasses) row.fill(1 / numClasses);
    else if (numOutputs > 1) row[label] += 1 - labelSmoothing;
    else row[0] += label * (1 - labelSmoothing);
  });
  return targets;
}
