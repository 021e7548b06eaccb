import { createRecognizer } from '@raqam/recognizer';
import { expect, test } from 'vitest';
import { describeResult } from '../example/describe-result.ts';

test('every field is told, shares to four digits, long arrays by their class and length', () => {
  const probabilities = [0, 0.00014, 0, 0.97, 0, 0.02, 0, 0, 0.00986, 0];
  const image = { width: 28, height: 28, ink: new Float32Array(784) } as const;
  const text = describeResult({
    verdict: 'digit',
    label: 3,
    probability: 0.97,
    probabilities,
    runnerUp: { label: 5, probability: 0.02 },
    image,
    durationMs: 0.4241,
    trace: [{ name: 'ink', image, inkBox: null, probabilities, label: 3 }],
  });
  expect(text).toBe(`{
  verdict: 'digit',
  label: 3,
  probability: 0.9700,
  probabilities: [
    0.0000, 0.0001, 0.0000, 0.9700, 0.0000,
    0.0200, 0.0000, 0.0000, 0.0099, 0.0000
  ],
  runnerUp: { label: 5, probability: 0.0200 },
  image: { width: 28, height: 28, ink: Float32Array(784) },
  durationMs: 0.42,
  trace: ['ink']
}`);
});

test('no field of a prediction is left out', async () => {
  const recognizer = await createRecognizer();
  const prediction = recognizer.recognize(
    [
      [
        [40, 10],
        [38, 90],
      ],
    ],
    { trace: true },
  );
  if (prediction === null) throw new Error('nothing drawn');
  const told = Array.from(describeResult(prediction).matchAll(/^ {2}(\w+):/gm), ([, name]) => name);
  expect(told).toEqual(Object.keys(prediction));
});
