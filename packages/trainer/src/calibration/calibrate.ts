import { type Answer, type CalibrationData, digitAnswers } from './calibration-data.ts';

/** What {@link calibrate} finds. */
export interface Calibration {
  /** To divide the logits by, as `scaleLogits` of `@raqam/model` does: from 0.1 to 10, a multiple of 0.001. */
  readonly temperature: number;
  /** Mean negative log-likelihood of the labels, in nats, at temperature 1. */
  readonly lossBefore: number;
  /** The same at `temperature`. */
  readonly loss: number;
}

const COLDEST = 0.1;
const HOTTEST = 10;
/** Halvings of the search: far finer than the temperature is told. */
const NUM_HALVINGS = 40;
const STEPS_PER_UNIT = 1000;
/** The least positive f32: what became 0 on its way counts as this much. */
const LEAST = 2 ** -149;

/**
 * Finds the temperature at which a network's probabilities say best how often it is right: the one of least mean negative
 * log-likelihood on digits it has not learnt from.
 *
 *   L(β) = (1/N) Σ_n [ ln Σ_c e^(β·z_nc) − β·z_n,label ],  β = 1 / T
 *
 * L is convex in β, so its slope, (1/N) Σ_n [ Σ_c p_nc(β)·z_nc − z_n,label ], changes its sign once, and halving the
 * interval finds where, whatever the data; a network that makes no mistake gets the lowest temperature. Logits are taken
 * as the logarithms of the probabilities, which differ from them by a constant in each row. The result is rounded to a
 * thousandth, so that the last bit of a logarithm, which differs between machines, does not change it.
 *
 * @throws {TrainingDataError} When there is no digit, or not a row for each image.
 * @see Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", arXiv:1706.04599
 */
export function calibrate(data: CalibrationData): Calibration {
  const rows = digitAnswers(data, 'calibrate').map(logitsOf);
  let low = 1 / HOTTEST;
  let high = 1 / COLDEST;
  for (let halving = 0; halving < NUM_HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (measure(rows, middle).slope > 0) high = middle;
    else low = middle;
  }
  const temperature = Math.round((2 / (low + high)) * STEPS_PER_UNIT) / STEPS_PER_UNIT;
  return {
    temperature,
    lossBefore: measure(rows, 1).loss,
    loss: measure(rows, 1 / temperature).loss,
  };
}

/** The logits of an answer, from the greatest down to below 0. */
interface LogitRow {
  readonly label: number;
  readonly logits: readonly number[];
}

function logitsOf({ label, probabilities }: Answer): LogitRow {
  const logarithms = Array.from(probabilities, (probability) => Math.log(Math.max(LEAST, probability)));
  const greatest = Math.max(...logarithms);
  return { label, logits: logarithms.map((logarithm) => logarithm - greatest) };
}

/** L and its slope at β. */
function measure(rows: readonly LogitRow[], beta: number): { readonly loss: number; readonly slope: number } {
  let loss = 0;
  let slope = 0;
  for (const { label, logits } of rows) {
    let sum = 0;
    let weighted = 0;
    for (const logit of logits) {
      const exponential = Math.exp(beta * logit);
      sum += exponential;
      weighted += exponential * logit;
    }
    loss += Math.log(sum) - beta * logits[label];
    slope += weighted / sum - logits[label];
  }
  return { loss: loss / rows.length, slope: slope / rows.length };
}
