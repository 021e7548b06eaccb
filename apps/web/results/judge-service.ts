import type { ModelSpec, Weights } from '@raqam/artifact';
import { loadModel } from '@raqam/recognizer';
import { classificationReport, expectedCalibrationError, scorePredictions } from '@raqam/report';
import { predict } from '@raqam/trainer';
import { transfer } from 'comlink';
import { type DigitsChoice, loadDigits } from '../digits/load-digits.ts';
import type { NetworkSource } from '../inside/network-source.ts';
import { runService } from '../runs/run-service.ts';
import type { Judgement } from './judgement.ts';

/** How far judging is. */
export type JudgeProgress =
  | { readonly stage: 'loading'; readonly receivedBytes: number; readonly totalBytes: number | null }
  | { readonly stage: 'reading'; readonly count: number };

type TestDigits = Awaited<ReturnType<typeof loadDigits>>['test'];

/** Kept, since several networks are judged by the same images. */
const kept = new Map<DigitsChoice['source'], TestDigits>();

/** Judges networks by test images, in a worker: it takes all cores for a second or more. */
export const judgeService = {
  /**
   * Lets a network read all test images.
   *
   * @returns `null` when this browser has no such run.
   * @throws {DigitsMissingError} When MNIST is not at hand and no other host may be asked.
   * @throws {SpecError | TrainingDataError} When the network does not read such images.
   */
  async judge(
    source: NetworkSource,
    digits: DigitsChoice,
    onProgress: (progress: JudgeProgress) => void,
  ): Promise<Judgement | null> {
    const network = await loadNetwork(source);
    if (network === null) return null;
    const test = await loadTest(digits, onProgress);
    const { length } = test.labels;
    onProgress({ stage: 'reading', count: length });
    const probabilities = await predict(network.spec, network.weights, test);
    const { confusionMatrix, accuracy, loss, count } = scorePredictions({ probabilities, labels: test.labels });
    const numClasses = probabilities.length / length;
    const predictions = new Uint8Array(length);
    const confidences = new Float32Array(length);
    for (let i = 0; i < length; i++) {
      const row = probabilities.subarray(i * numClasses, (i + 1) * numClasses);
      // 32-bit sums may leave a hair more than 1.
      confidences[i] = Math.min(1, Math.max(...row));
      predictions[i] = row.indexOf(Math.max(...row));
    }
    const isRight = Array.from(predictions, (prediction, i) => prediction === test.labels[i]);
    const judgement: Judgement = {
      dataset: test.name,
      metrics: { accuracy, loss, count },
      confusionMatrix,
      report: classificationReport(confusionMatrix),
      calibration: expectedCalibrationError({ confidences, isRight }),
      labels: Uint8Array.from(test.labels),
      predictions,
      confidences,
      images: test.images.slice(),
      height: test.height,
      width: test.width,
    };
    const { labels, images } = judgement;
    return transfer(judgement, [labels.buffer, predictions.buffer, confidences.buffer, images.buffer]);
  },

  /**
   * Test images of MNIST by their indices.
   *
   * @returns [indices, 28, 28], 0 paper and 255 ink.
   * @throws {DigitsMissingError} When MNIST is not at hand and no other host may be asked.
   */
  async pictures(
    indices: readonly number[],
    mayDownload: boolean,
    onProgress: (progress: JudgeProgress) => void,
  ): Promise<Uint8Array> {
    const test = await loadTest({ source: 'mnist', mayDownload }, onProgress);
    const size = test.height * test.width;
    const pictures = new Uint8Array(indices.length * size);
    for (const [i, index] of indices.entries()) pictures.set(test.image(index), i * size);
    return transfer(pictures, [pictures.buffer]);
  },
};

async function loadNetwork(
  source: NetworkSource,
): Promise<{ readonly spec: ModelSpec; readonly weights: Weights } | null> {
  if (source.kind === 'shipped') return await loadModel(source.name);
  return (await runService.read(source.id))?.run ?? null;
}

async function loadTest(digits: DigitsChoice, onProgress: (progress: JudgeProgress) => void): Promise<TestDigits> {
  const found = kept.get(digits.source);
  if (found !== undefined) return found;
  const { test } = await loadDigits({
    ...digits,
    numImages: 1,
    signal: new AbortController().signal,
    onProgress: ({ receivedBytes, totalBytes }) => onProgress({ stage: 'loading', receivedBytes, totalBytes }),
  });
  kept.set(digits.source, test);
  return test;
}
