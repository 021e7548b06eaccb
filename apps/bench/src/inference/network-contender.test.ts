import { synthesizeDataset } from '@raqam/dataset';
import { loadModel } from '@raqam/recognizer';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { checkAgreement } from './check-agreement.ts';
import { createRaqamContender, createTfjsContender } from './network-contender.ts';

test('the engine and both backends of TensorFlow.js give the same probabilities', async () => {
  const { spec, weights } = await loadModel('compact');
  const contenders = [
    await createRaqamContender(spec, weights),
    await createTfjsContender('wasm', spec, weights),
    await createTfjsContender('cpu', spec, weights),
  ];
  const [{ images, labels }] = synthesizeDataset({ numTrain: 20, numTest: 1 }).train.batches({
    batchSize: 20,
    seed: 1,
  });
  await checkAgreement(contenders, images);

  // And they are probabilities of digits: each row sums to 1, and most rows name the digit that was drawn.
  const outputs = await contenders[0].run(images);
  const rows = Array.from(labels, (label, i) => ({ label, row: [...outputs.subarray(i * 10, i * 10 + 10)] }));
  for (const { row } of rows) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  expect(rows.filter(({ label, row }) => row.indexOf(Math.max(...row)) === label).length).toBeGreaterThan(15);
  for (const { prepare, dispose } of contenders) {
    await prepare();
    await dispose();
  }
});
