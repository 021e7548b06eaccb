/**
 * How far one class stands out from all others: the greatest probability once the logits z are divided by four.
 *
 *   softmax(z / 4)_c = p_c^¼ / Σ_k p_k^¼
 *
 * Of what shows no digit, a network finds a little of every digit in it; of an ambiguous digit, much of two and nothing of
 * the others. The greatest probability is about the same for both; this number is not. Square roots only, so that it is
 * equal to the bit on every machine.
 *
 * @param probabilities [C], each at least 0, at least one above 0.
 * @returns From 1/C, no class stands out, to 1.
 * @see Liang, Li, Srikant, "Enhancing The Reliability of Out-of-distribution Image Detection", arXiv:1706.02690, which
 *   divides by a temperature for the same end.
 */
export function softConfidence(probabilities: ArrayLike<number>): number {
  let greatest = 0;
  let sum = 0;
  for (let c = 0; c < probabilities.length; c++) {
    const softened = Math.sqrt(Math.sqrt(probabilities[c]));
    greatest = Math.max(greatest, softened);
    sum += softened;
  }
  return greatest / sum;
}
