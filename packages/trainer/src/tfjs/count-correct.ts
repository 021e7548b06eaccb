/**
 * How many of a batch are read rightly: by the greatest output, the first of equals; with a single output by whether it
 * is above ½.
 *
 * @param outputs [B, C], probabilities; where C > 1, logits will do.
 * @param labels [B]
 */
export function countCorrect(outputs: Float32Array, labels: Uint8Array): number {
  const numOutputs = outputs.length / labels.length;
  let numCorrect = 0;
  for (let index = 0; index < labels.length; index++) {
    const first = index * numOutputs;
    let prediction = 0;
    if (numOutputs === 1) prediction = outputs[first] > 0.5 ? 1 : 0;
    else for (let c = 1; c < numOutputs; c++) if (outputs[first + c] > outputs[first + prediction]) prediction = c;
    if (prediction === labels[index]) numCorrect += 1;
  }
  return numCorrect;
}
