import {
  dequantizeWeights,
  type Metrics,
  type ModelArtifact,
  quantizeWeights,
  type RunFile,
  type VerdictThresholds,
  weightsSha256,
} from '@raqam/artifact';
import { type Dataset, NO_DIGIT } from '@raqam/dataset';
import { foldBatchNormalization, scaleLogits, type WeightedModel } from '@raqam/model';
import { calibrate } from './calibration/calibrate.ts';
import type { CalibrationData } from './calibration/calibration-data.ts';
import { chooseVerdictThresholds, type VerdictOptions } from './calibration/choose-verdict-thresholds.ts';
import { joinAnswers } from './calibration/join-answers.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluateOptions } from './open-judging-engine.ts';
import { predict } from './predict.ts';

/** What a network is calibrated and judged by: nothing of it was learnt from. */
export interface ExportData {
  /** Sets without a digit are passed over. None with a digit: the network stays uncalibrated, without thresholds. */
  readonly validation: readonly Dataset[];
  /** Judges the network once before and once after its weights are rounded; nothing is chosen by it. */
  readonly test: Dataset | null;
}

/** A trained network as it is shipped, and what that cost. */
export interface ExportedModel {
  /**
   * Without the batch normalization that could be folded, calibrated, with kernels that `quantizeWeights` holds in 8 bits
   * without loss. Its metrics are those after the rounding.
   */
  readonly artifact: ModelArtifact;
  /** What the logits were divided by; 1 where there was nothing to calibrate by. */
  readonly temperature: number;
  /** On the test set before the kernels were rounded; null without one. */
  readonly unroundedMetrics: Metrics | null;
}

/**
 * Makes a trained network ready to be shipped:
 *
 * 1. batch normalization is folded into the layers before it (`foldBatchNormalization` of `@raqam/model`);
 * 2. the temperature that `calibrate` finds on all validation digits goes into the last layer (`scaleLogits`);
 * 3. kernels are rounded to 8 bits (`quantizeWeights` of `@raqam/artifact`);
 * 4. with the weights as they are shipped, `chooseVerdictThresholds` chooses when an answer is unsure or no digit, and
 *    the test set judges.
 *
 * @throws As `predict`; {SpecError} when the network does not end with a dense layer and a softmax.
 */
export async function exportModel(
  run: RunFile,
  { validation, test }: ExportData,
  options: EvaluateOptions & VerdictOptions = {},
): Promise<ExportedModel> {
  const { refusedShare, sureAccuracy, ...judging } = options;
  const { dataset, inputContract, spec: trained } = run;
  const digits = validation.filter(({ labels }) => labels.some((label) => label !== NO_DIGIT));
  const ask = async ({ spec, weights }: WeightedModel): Promise<CalibrationData> => {
    const answers: CalibrationData[] = [];
    for (const set of digits) {
      answers.push({ probabilities: await predict(spec, weights, set, judging), labels: set.labels });
    }
    return joinAnswers(answers);
  };
  const judge = async ({ spec, weights }: WeightedModel): Promise<Metrics | null> => {
    if (test === null) return null;
    const { accuracy, loss, count } = await evaluate(spec, weights, test, judging);
    return { accuracy, loss, count };
  };

  const folded = foldBatchNormalization(trained, run.weights);
  const temperature = digits.length === 0 ? 1 : calibrate(await ask(folded)).temperature;
  const { spec } = folded;
  const calibrated = scaleLogits(spec, folded.weights, temperature);
  const weights = dequantizeWeights(quantizeWeights(calibrated));
  const verdictThresholds: VerdictThresholds | null =
    digits.length === 0 ? null : chooseVerdictThresholds(await ask({ spec, weights }), { refusedShare, sureAccuracy });
  return {
    artifact: {
      ...{ spec, weights, inputContract, dataset, verdictThresholds },
      weightsSha256: await weightsSha256(weights),
      metrics: await judge({ spec, weights }),
      seed: run.options.seed,
    },
    temperature,
    unroundedMetrics: await judge({ spec, weights: calibrated }),
  };
}
