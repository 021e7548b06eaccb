import { synthesizeDataset } from '@raqam/dataset';
import { digitFromStrokes, NUMERAL_MODELS, type Stroke, sampleNumeral } from '@raqam/image';
import { createRecognizer, loadModel } from '@raqam/recognizer';
import * as tf from '@tensorflow/tfjs-core';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { checkAgreement } from '../inference/check-agreement.ts';
import { createRaqamContender, createTfjsContender, type NetworkContender } from '../inference/network-contender.ts';
import { measureInterleaved } from '../measure-interleaved.ts';
import { createOnnxNodeContender, createOnnxWebContender } from '../onnx/create-onnx-contender.ts';

const BATCH_SIZE = 256;
const SINGLE = { unit: 'ms', numWarmup: 10, numRounds: 60, callsPerRound: 10, numImages: 1 } as const;
const BATCH = { unit: 'ms', numWarmup: 3, numRounds: 20, numImages: BATCH_SIZE } as const;

/** How long an answer takes, beside the same network with the same weights in other programs. */
export const measureInference: Benchmark['run'] = async (onProgress) => {
  // They register themselves when they are imported.
  await Promise.all([import('@tensorflow/tfjs-backend-wasm'), import('@tensorflow/tfjs-backend-cpu')]);
  if (tf.getKernel('Conv2DBackpropFilter', 'wasm') !== undefined) {
    throw new Error('inference: the wasm backend of tfjs was changed for training; measure it before anything trains.');
  }
  const { spec, weights } = await loadModel('compact');
  const native = await createOnnxNodeContender(spec, weights);
  const contenders: NetworkContender[] = [
    await createRaqamContender(spec, weights),
    await createOnnxWebContender(spec, weights),
    ...('kind' in native ? [] : [native]),
    await createTfjsContender('wasm', spec, weights),
    await createTfjsContender('cpu', spec, weights),
  ];
  const { train } = synthesizeDataset({ numTrain: BATCH_SIZE, numTest: 1 });
  const [{ images }] = train.batches({ batchSize: BATCH_SIZE, seed: 1 });
  onProgress('checking that all give the same probabilities');
  await checkAgreement(contenders, images);

  const results: BenchmarkResult[] = [];
  onProgress('strokes to answer');
  const numerals = NUMERAL_MODELS.map((model) => sampleNumeral(model));
  const recognizer = await createRecognizer({ model: 'compact' });
  let drawing = 0;
  const draw = () => numerals[drawing++ % numerals.length];
  const [raqam, ...others] = contenders;
  results.push(
    ...(await measureInterleaved(
      [
        { name: raqam.name, prepare: raqam.prepare, call: () => recognizer.recognize(draw()) },
        ...others.map(({ name, prepare, run }) => ({ name, prepare, call: () => run(inkOf(draw())) })),
      ],
      { ...SINGLE, work: 'strokes to answer' },
    )),
  );

  for (const [work, input, options] of [
    ['one image', images.subarray(0, images.length / BATCH_SIZE), SINGLE],
    [`batch of ${BATCH_SIZE}`, images, BATCH],
  ] as const) {
    onProgress(work);
    const timed = contenders.map(({ name, prepare, run }) => ({ name, prepare, call: () => run(input) }));
    results.push(...(await measureInterleaved(timed, { ...options, work })));
  }
  for (const { prepare, dispose } of contenders) {
    await prepare();
    await dispose();
  }
  return 'kind' in native ? [...results, native] : results;
};

function inkOf(strokes: readonly Stroke[]): Float32Array {
  const digit = digitFromStrokes(strokes);
  if (digit === null) throw new Error('inference: a numeral of @raqam/image leaves no ink.');
  return digit.ink;
}
