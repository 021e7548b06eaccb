import type { Prediction } from '@raqam/recognizer';

/** A prediction as it would stand in a program, long arrays named by their class and length. */
export function describeResult(prediction: Prediction): string {
  const { verdict, label, probability, probabilities, runnerUp, image, durationMs, trace } = prediction;
  const share = (value: number) => value.toFixed(4);
  const shares = probabilities.map(share);
  return `{
  verdict: '${verdict}',
  label: ${label},
  probability: ${share(probability)},
  probabilities: [
    ${shares.slice(0, 5).join(', ')},
    ${shares.slice(5).join(', ')}
  ],
  runnerUp: { label: ${runnerUp.label}, probability: ${share(runnerUp.probability)} },
  image: { width: ${image.width}, height: ${image.height}, ink: Float32Array(${image.ink.length}) },
  durationMs: ${durationMs.toFixed(2)},
  trace: [${(trace ?? []).map(({ name }) => `'${name}'`).join(', ')}]
}`;
}
