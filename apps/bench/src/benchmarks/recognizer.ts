import { expectedCalibrationError } from '@raqam/report';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { describeReading } from '../recognizer/describe-reading.ts';
import { DIGIT_SET_NAMES, type DigitSetName } from '../recognizer/digit-set.ts';
import { isRight } from '../recognizer/is-right.ts';
import { loadContestants } from '../recognizer/load-contestants.ts';
import { loadDigitSet } from '../recognizer/load-digit-set.ts';
import { readDrawings } from '../recognizer/read-drawings.ts';

const NAME = 'recognizer';

/** The least accuracy that each shipped network is to have; null: none was set. */
const REQUIRED: Readonly<Record<string, Readonly<Record<DigitSetName, number | null>>>> = {
  accurate: { mnist: 0.9955, unipen: 0.984, pendigits: 0.975, usps: null },
  compact: { mnist: 0.9932, unipen: 0.978, pendigits: 0.97, usps: null },
};

/** The least accuracy on a set of which a run learnt nothing. */
const REQUIRED_UNSEEN: Readonly<Record<DigitSetName, number | null>> = {
  mnist: null,
  unipen: 0.96,
  pendigits: null,
  usps: 0.975,
};

/** The set by which probabilities are judged, and how far they may be off. */
const CALIBRATION = { set: 'unipen', required: 0.01 } as const;

/** How well people's digits are read that nobody learnt from. */
export const measureRecognizer: Benchmark['run'] = async (onProgress, options) => {
  const contestants = await loadContestants({ benchmark: NAME, run: options.run });
  const results: BenchmarkResult[] = [];
  for (const name of DIGIT_SET_NAMES) {
    onProgress(name);
    const isUnseen = options.unseen?.includes(name) ?? false;
    const { digits, description: set } = await loadDigitSet(name, { benchmark: NAME, isUnseen });
    const readings = readDrawings(
      contestants.map(({ recognizer }) => recognizer),
      digits.map(({ drawing }) => drawing),
    );
    const clusters = digits.map(({ writer }) => writer);
    for (const [c, { name: model }] of contestants.entries()) {
      const judged = { confidences: readings[c].confidences, isRight: isRight(digits, readings[c]) };
      const required = (isUnseen ? REQUIRED_UNSEEN : REQUIRED[model])?.[name] ?? null;
      results.push(describeReading({ model, set, clusters, isRight: judged.isRight, required }));
      if (name !== CALIBRATION.set) continue;
      const { expectedError: equalMassError } = expectedCalibrationError(judged, { binning: 'equalMass' });
      results.push({
        kind: 'calibration',
        model,
        set,
        count: digits.length,
        calibration: expectedCalibrationError(judged),
        equalMassError,
        required: CALIBRATION.required,
      });
    }
  }
  return results;
};
