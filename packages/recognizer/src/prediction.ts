import type { Verdict } from '@raqam/artifact/verdict';
import type { DigitImage } from '@raqam/image';
import type { NumberPrediction } from './number/number-prediction.ts';
import type { TraceStage } from './trace-stage.ts';

/** How a drawing was read. */
export interface Prediction {
  /** Whether `label` can be relied on; it is the most probable digit in any case. */
  readonly verdict: Verdict;
  /** The digit with the highest probability, 0 to 9. */
  readonly label: number;
  /** Of `label`, in [0, 1]. */
  readonly probability: number;
  /** Of the ten digits, in order; their sum is 1 but for rounding. */
  readonly probabilities: readonly number[];
  /** The second best digit. */
  readonly runnerUp: { readonly label: number; readonly probability: number };
  /** What the network saw. */
  readonly image: DigitImage;
  /** From drawing to answer, in milliseconds; trace and number are not counted. */
  readonly durationMs: number;
  /** From the drawing as it was to `image`, step by step, where it was asked for. */
  readonly trace?: readonly TraceStage[];
  /** The same drawing read as two digits or more, where that was asked for and is likely. */
  readonly number?: NumberPrediction;
}
