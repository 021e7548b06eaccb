import type { Dataset } from '@raqam/dataset';
import { predict } from '@raqam/trainer';
import type { TrainedRun } from '../store/stored-run.ts';

/** What one network answers to the test images. */
export interface TestAnswers {
  /** Image by image: the class that it gives the greatest probability. */
  readonly predictions: Uint8Array;
  /** That probability. */
  readonly confidences: Float32Array;
}

/**
 * Lets the network of a finished run read the test images once more: a run file keeps what was read wrongly, and figures
 * need all of it.
 *
 * @param signal Aborted, it rejects with the signal's reason.
 */
export async function readTestImages({ run }: TrainedRun, test: Dataset, signal?: AbortSignal): Promise<TestAnswers> {
  const probabilities = await predict(run.spec, run.weights, test, { signal });
  const numClasses = probabilities.length / test.numImages;
  const predictions = new Uint8Array(test.numImages);
  const confidences = new Float32Array(test.numImages);
  for (let i = 0; i < test.numImages; i++) {
    const row = probabilities.subarray(i * numClasses, (i + 1) * numClasses);
    confidences[i] = Math.max(...row);
    predictions[i] = row.indexOf(confidences[i]);
  }
  return { predictions, confidences };
}
