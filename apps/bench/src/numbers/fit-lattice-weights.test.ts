import { expect, test } from 'vitest';
import { type FittedRow, fitLatticeWeights } from './fit-lattice-weights.ts';

const certain = (label: number): number[] => Array.from({ length: 10 }, (_, i) => (i === label ? 1 : 0));

/** Two pieces that read 1 and 7 apart and 4 together; `mark` is the feature of the edge that joins them. */
function row(labels: readonly number[], mark: number): FittedRow {
  return {
    numPieces: 2,
    edges: [
      { from: 0, to: 2, features: [mark], probabilities: certain(4) },
      { from: 1, to: 2, features: [0], probabilities: certain(7) },
      { from: 0, to: 1, features: [0], probabilities: certain(1) },
    ],
    labels,
  };
}

test('the weights make what rows say as likely as it is', () => {
  // Where the mark stands, three of four rows read 4: the odds e^w are 3.
  const rows = [row([4], 1), row([4], 1), row([4], 1), row([1, 7], 1)];
  const [weight] = fitLatticeWeights(rows, { initial: [0], numSteps: 300, decay: 0 });
  expect(weight).toBeCloseTo(Math.log(3), 3);
});

test('the loss falls, and decay keeps weights small', () => {
  const losses: number[] = [];
  const rows = [row([4], 1), row([1, 7], -1)];
  const onStep = (_: number, loss: number): void => void losses.push(loss);
  const [free] = fitLatticeWeights(rows, { initial: [0], decay: 0, onStep });
  expect(losses[0]).toBeCloseTo(Math.log(2), 9);
  expect(losses.at(-1)).toBeLessThan(0.05);
  const [held] = fitLatticeWeights(rows, { initial: [0], decay: 0.1 });
  expect(held).toBeLessThan(free);
  expect(held).toBeGreaterThan(0);
});

test('rows that no way can read are passed over', () => {
  const rows = [row([4], 1), row([1, 7, 4], 1)];
  const losses: number[] = [];
  fitLatticeWeights(rows, { initial: [0], numSteps: 1, onStep: (_, loss) => void losses.push(loss) });
  expect(losses[0]).toBeCloseTo(Math.log(2), 9);
});
