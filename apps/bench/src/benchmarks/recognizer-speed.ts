import { digitFromStrokes, type Stroke } from '@raqam/image';
import { createRecognizer, loadModel } from '@raqam/recognizer';
import { summarize } from '@raqam/report';
import * as tf from '@tensorflow/tfjs-core';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { checkAgreement } from '../inference/check-agreement.ts';
import { createRaqamContender, createTfjsContender } from '../inference/network-contender.ts';
import { measureDuration } from '../measure-duration.ts';
import { measureInterleaved } from '../measure-interleaved.ts';
import { createOnnxWebContender } from '../onnx/create-onnx-contender.ts';
import { loadStrokeDigits } from '../recognizer/load-digit-set.ts';
import { measureFirstAnswer } from '../recognizer/measure-first-answer.ts';
import { weighRecognizer } from '../recognizer/weigh-recognizer.ts';

const NAME = 'recognizer-speed';
const MODELS = ['accurate', 'compact'] as const;
const NUM_LOADS = 21;
const ONE_IMAGE = { unit: 'ms', numWarmup: 10, numRounds: 60, callsPerRound: 10, numImages: 1 } as const;

/** How long an answer takes, the first one and each further one, and what is downloaded for it. */
export const recognizerSpeedBenchmark: Benchmark = {
  name: NAME,
  description:
    'strokes to answer, load to first answer in a fresh Node process, the networks alone beside ONNX Runtime and tfjs (wasm, one thread), bytes after gzip (needs UNIPEN and the built packages)',
  run: async (onProgress) => {
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
  },
};

async function measureAnswers(
  drawings: readonly (readonly Stroke[])[],
  onProgress: (doing: string) => void,
): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  for (const model of MODELS) {
    const name = `${model}: strokes to answer, held-out UNIPEN in turn (asked: ≤ 0.3 ms)`;
    onProgress(name);
    const recognizer = await createRecognizer({ model });
    let turn = 0;
    const call = () => recognizer.recognize(drawings[turn++ % drawings.length]);
    const sampling = { numWarmup: 500, minSamples: 2 * drawings.length };
    results.push(await measureDuration(call, { name, unit: 'ms', ...sampling, numImages: 1 }));
  }
  return results;
}

async function measureFirstAnswers(onProgress: (doing: string) => void): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  for (const model of MODELS) {
    const name = `${model}: load to first answer, a fresh process each (asked: ≤ 30 ms)`;
    onProgress(name);
    // The first one brings the files into the system's cache.
    await measureFirstAnswer(model);
    const durations: number[] = [];
    for (let i = 0; i < NUM_LOADS; i++) durations.push(await measureFirstAnswer(model));
    results.push({ kind: 'duration', name, unit: 'ms', ...summarize(durations) });
  }
  return results;
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
    const named = contenders.map(({ name, prepare, run }) => ({
      name: `${model}, the network alone: ${name}`,
      prepare,
      call: () => run(image),
    }));
    results.push(...(await measureInterleaved(named, ONE_IMAGE)));
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
