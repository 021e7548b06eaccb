import { softConfidence } from '@raqam/artifact/verdict';
import type { Drawing, Recognizer } from '@raqam/recognizer';

/** How drawings were read by one recognizer. */
export interface Reading {
  /** [N] The most probable digit, whatever the verdict; null where nothing was seen. */
  readonly labels: readonly (number | null)[];
  /** [N] The probability of that digit; 0 where nothing was seen. */
  readonly confidences: readonly number[];
  /** [N] What verdicts of no digit are judged by: `softConfidence`; 0 where nothing was seen. */
  readonly softConfidences: readonly number[];
  /** [N] Whether the verdict was `notADigit`, or nothing was seen. */
  readonly isRefused: readonly boolean[];
}

/**
 * Reads drawings through the public interface, one after the other and each by every recognizer, so that none of them
 * need be kept.
 *
 * @returns In the order of the recognizers.
 */
export function readDrawings(recognizers: readonly Recognizer[], drawings: Iterable<Drawing>): Reading[] {
  const readings = recognizers.map(() => ({
    labels: [] as (number | null)[],
    confidences: [] as number[],
    softConfidences: [] as number[],
    isRefused: [] as boolean[],
  }));
  for (const drawing of drawings) {
    for (const [r, recognizer] of recognizers.entries()) {
      const prediction = recognizer.recognize(drawing);
      readings[r].labels.push(prediction?.label ?? null);
      // A sum of f32 exponentials may leave a hair more than 1.
      readings[r].confidences.push(Math.min(1, prediction?.probability ?? 0));
      readings[r].softConfidences.push(prediction === null ? 0 : softConfidence(prediction.probabilities));
      readings[r].isRefused.push(prediction === null || prediction.verdict === 'notADigit');
    }
  }
  return readings;
}
