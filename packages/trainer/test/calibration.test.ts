import { OptionsError } from '@raqam/artifact';
import { NO_DIGIT } from '@raqam/dataset';
import { createRandomSource } from '@raqam/random';
import { type CalibrationData, calibrate, chooseVerdictThresholds, TrainingDataError } from '@raqam/trainer';
import { describe, expect, test } from 'vitest';

/** Answers of a network whose logits are `sharpness` times too large: labels are drawn by softmax(z). */
function drawAnswers(sharpness: number, numImages = 4000): CalibrationData {
  const probabilities = new Float32Array(numImages * 10);
  const labels = Array.from({ length: numImages }, (_, image) => {
    const random = createRandomSource(1, 'synthesis', { step: image });
    const logits = Array.from({ length: 10 }, (_, c) => 6 * random.uniform(c));
    probabilities.set(softmax(logits.map((logit) => sharpness * logit)), image * 10);
    let rest = random.uniform(10);
    const label = softmax(logits).findIndex((probability) => {
      rest -= probability;
      return rest <= 0;
    });
    return Math.max(0, label);
  });
  return { probabilities, labels };
}

function softmax(logits: readonly number[]): readonly number[] {
  const exponentials = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

describe('calibrate', () => {
  test.each([0.5, 1, 2.5])('finds that logits are %d times too large', (sharpness) => {
    const { loss, lossBefore, temperature } = calibrate(drawAnswers(sharpness));
    expect(temperature / sharpness).toBeGreaterThan(0.95);
    expect(temperature / sharpness).toBeLessThan(1.05);
    expect(temperature).toBe(Math.round(temperature * 1000) / 1000);
    expect(loss).toBeLessThanOrEqual(lossBefore);
  });

  test('no other temperature has a smaller loss', () => {
    const data = drawAnswers(1.7, 500);
    const { loss, temperature } = calibrate(data);
    const lossAt = (other: number) => {
      const rows = Array.from(data.labels, (label, image) => {
        const row = [...data.probabilities.subarray(image * 10, image * 10 + 10)];
        return Math.log(softmax(row.map((probability) => Math.log(probability) / other))[label]);
      });
      return -rows.reduce((sum, value) => sum + value, 0) / rows.length;
    };
    expect(lossAt(temperature)).toBeCloseTo(loss, 10);
    expect(lossAt(temperature * 1.02)).toBeGreaterThan(loss);
    expect(lossAt(temperature / 1.02)).toBeGreaterThan(loss);
  });

  test('a network without mistakes gets the lowest temperature, one that is sure of nonsense the highest', () => {
    expect(calibrate({ probabilities: Float32Array.of(0.9, 0.1, 0.2, 0.8), labels: [0, 1] }).temperature).toBe(0.1);
    expect(calibrate({ probabilities: Float32Array.of(1, 0, 0, 1), labels: [1, 0] }).temperature).toBe(10);
  });

  test('images without a digit are passed over', () => {
    const data = drawAnswers(2, 200);
    const [{ probabilities, labels }, others] = [data, new Float32Array(10).fill(0.1)];
    const mixed = {
      probabilities: Float32Array.of(...others, ...probabilities),
      labels: [NO_DIGIT, ...Array.from(labels)],
    };
    expect(calibrate(mixed)).toEqual(calibrate(data));
  });

  test.each<[CalibrationData, string]>([
    [{ probabilities: new Float32Array(10), labels: [NO_DIGIT] }, 'no image shows a digit. Pass images of digits.'],
    [
      { probabilities: new Float32Array(9990), labels: new Uint8Array(1000) },
      '9990 probabilities for 1000 images. Pass a row for each image.',
    ],
  ])('%# is refused', (data, message) => {
    expect(() => calibrate(data)).toThrow(new TrainingDataError(`calibrate: ${message}`));
  });
});

describe('chooseVerdictThresholds', () => {
  /** Answers of two classes whose greatest probabilities are 0.50, 0.51, …, 0.99; the first five are wrong. */
  const answers: CalibrationData = {
    probabilities: Float32Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0.5 + i / 200 : 0.5 - (i - 1) / 200)),
    labels: Array.from({ length: 50 }, (_, image) => (image > 0 && image < 6 ? 1 : 0)),
  };

  test('refuses no more than asked, and tells as sure what is right often enough', () => {
    expect(chooseVerdictThresholds(answers, { refusedShare: 0.1, sureAccuracy: 1 })).toEqual({
      // 0.50 to 0.54 are below: five of fifty. Of 0.55 and 0.45 the fourth roots are to each other as 0.5125 and 0.4875.
      notADigitBelow: 0.5125,
      // Behind 0.55, the last one that is wrong.
      unsureBelow: 0.5501,
    });
  });

  test('is no surer than need be', () => {
    const { unsureBelow } = chooseVerdictThresholds(answers, { refusedShare: 0, sureAccuracy: 46 / 48 });
    // Without 0.50 and 0.51, 44 of 48 are right; without 0.52 and 0.53, 44 of 46; without 0.54, 44 of 45.
    expect(unsureBelow).toBe(0.5401);
  });

  test('where all is right, what is a digit is sure', () => {
    const data = { probabilities: Float32Array.of(0.75, 0.25, 0.125, 0.875), labels: [0, 1] };
    expect(chooseVerdictThresholds(data)).toEqual({ notADigitBelow: 0.5682, unsureBelow: 0 });
  });

  test.each([
    [{ refusedShare: 1 }, 'refusedShare is 1; expected a number from 0 to below 1. Pass, for example, 0.0108.'],
    [{ sureAccuracy: 0 }, 'sureAccuracy is 0; expected a number above 0 up to 1. Pass, for example, 0.995.'],
  ])('%j is refused', (options, message) => {
    expect(() => chooseVerdictThresholds(answers, options)).toThrow(new OptionsError(message));
  });
});
