import { type Calibration, expectedCalibrationError } from '@raqam/report';
import type { Analysis } from './analysis.ts';

/** How far the focus's confidences are from its shares of right answers, over all its runs; null without answers. */
export async function calibrationOf({ answers, context: { test } }: Analysis): Promise<Calibration | null> {
  const all = await answers();
  if (all.length === 0 || test === null) return null;
  const { labels } = test;
  return expectedCalibrationError({
    confidences: all.flatMap(({ confidences }) => Array.from(confidences)),
    isRight: all.flatMap(({ predictions }) => Array.from(predictions, (prediction, i) => prediction === labels[i])),
  });
}
