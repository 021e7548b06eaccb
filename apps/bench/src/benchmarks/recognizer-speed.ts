import { digitFromStrokes, type Stroke } from '@raqam/image';
import { createRecognizer, loadModel } from '@raqam/recognizer';
import * as tf from '@tensorflow/tfjs-core';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { describeDurations } from '../describe-durations.ts';
import { checkAgreement } from '../inference/check-agreement.ts';
import { createRaqamContender, createTfjsContender } from '../inference/network-contender.ts';
import { measureInterleaved } from '../measure-interleaved.ts';
import { createOnnxWebContender } from '../onnx/create-onnx-contender.ts';
import { loadStrokeDigits } from '../recognizer/load-digit-set.ts';
import { measureFirstAnswer } from '../recognizer/measure-first-answer.ts';
import { weighRecognizer } from '../recognizer/weigh-recognizer.ts';
import { sampleInterleaved } from '../sample-interleaved.ts';

const NAME = 'recognizer-speed';
const MODELS = ['accurate', 'compact'] as const;
const NUM_ROUNDS = 20;
const ONE_IMAGE = { unit: 'ms', numWarmup: 10, numRounds: 60, callsPerRound: 10, numImages: 1 } as const;

/** How long an answer takes, the first one and each further one, and what is downloaded for it. */
export const measureRecognizerSpeed: Benchmark['run'] = async (onProgress) => {
  // It registers itself when it is imported.
  await import('@tensorflow/tfjs-backend-wasm');
  if (tf.getKernel('Conv2DBackpropFilter', 'wasm') !== undefined) {
    throw new Error(`${NAME}: the wasm backend of tfjs was changed for training; measure it before anything trains.`);
  }
  const { digits } = await loadStrokeDigits('unipen', { benchmark: NAME });
  const drawings = digits.map(({ drawing }) => drawing);
  return [
    ...(await measureAnswers(drawings, onProgress)),
    ...(await measureFirstAnswers(onProgress)),
    ...(await measureNetworks(drawings[0], onProgress)),
    ...(await weigh(onProgress)),
  ];
};

async function measureAnswers(
  drawings: readonly (readonly Stroke[])[],
  onProgress: (doing: string) => void,
): Promise<BenchmarkResult[]> {
  onProgress('strokes to answer');
  const contenders = [];
  for (const model of MODELS) {
    const recognizer = await createRecognizer({ model });
    let turn = 0;
    contenders.push({ name: model, call: () => recognizer.recognize(drawings[turn++ % drawings.length]) });
  }
  return await measureInterleaved(contenders, {
    work: 'strokes to answer, held-out UNIPEN in turn (asked: ≤ 0.3 ms)',
    unit: 'ms',
    numWarmup: 2,
    numRounds: NUM_ROUNDS,
    callsPerRound: Math.ceil((2 * drawings.length) / NUM_ROUNDS),
    numImages: 1,
  });
}

async function measureFirstAnswers(onProgress: (doing: string) => void): Promise<BenchmarkResult[]> {
  const work = 'load to first answer, a fresh process each (asked: ≤ 30 ms)';
  onProgress(work);
  const sampled = MODELS.map((model) => ({ name: model, sample: async () => [await measureFirstAnswer(model)] }));
  // The first round brings the files into the system's cache.
  const { aaRatios, samples } = await sampleInterleaved(sampled, { numWarmup: 1, numRounds: NUM_ROUNDS });
  return [
    ...describeDurations(samples, { unit: 'ms', work }),
    { kind: 'aa', name: samples[0].name, work, ratios: aaRatios },
  ];
}

/** The same network with the same weights in three programs. */
async function measureNetworks(
  strokes: readonly Stroke[],
  onProgress: (doing: string) => void,
): Promise<BenchmarkResult[]> {
  const image = digitFromStrokes(strokes)?.ink;
  if (image === undefined) throw new Error(`${NAME}: the first digit of UNIPEN leaves no ink.`);
  const results: BenchmarkResult[] = [];
  for (const model of MODELS) {
    onProgress(`${model}: the network alone`);
    const { spec, weights } = await loadModel(model);
    const contenders = [
      await createRaqamContender(spec, weights),
      await createOnnxWebContender(spec, weights),
      await createTfjsContender('wasm', spec, weights),
    ];
    await checkAgreement(contenders, image);
    const timed = contenders.map(({ name, prepare, run }) => ({ name, prepare, call: () => run(image) }));
    results.push(...(await measureInterleaved(timed, { ...ONE_IMAGE, work: `${model}, the network alone` })));
    for (const { dispose, prepare } of contenders) {
      await prepare();
      await dispose();
    }
  }
  return results;
}

async function weigh(onProgress: (doing: string) => void): Promise<BenchmarkResult[]> {
  onProgress('bytes after gzip');
  const { models, program, scalar } = await weighRecognizer();
  const amounts: readonly (readonly [name: string, bytes: number])[] = [
    ['gzip: JavaScript before a network is asked for', program],
    ['gzip: JavaScript, WebAssembly and compact (asked: ≤ 60 kB)', program + models.compact],
    ['gzip: JavaScript, WebAssembly and accurate', program + models.accurate],
    ['gzip: with both networks (asked: ≤ 150 kB)', program + models.compact + models.accurate],
    ['gzip: in their place where there is no WebAssembly', scalar],
  ];
  return amounts.map(([name, bytes]) => ({ kind: 'amount', name, unit: 'kB', value: bytes / 1000 }));
}
