import {
  type Example,
  findInseparableSubset,
  type InseparableSubset,
  PerceptronError,
  trainPerceptron,
  truthTable,
} from '@raqam/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Checks a proof by the definition alone, in whole numbers. */
function expectProof({ examples, total, commonPoint }: InseparableSubset, all: readonly Example[]): void {
  for (const { inputs, target } of examples) expect(all).toContainEqual({ inputs, target });
  expect(examples.every(({ count }) => Number.isSafeInteger(count) && count >= 1)).toBe(true);
  for (const side of [0, 1]) {
    const counted = examples.filter(({ target }) => target === side);
    const sums = total.map((_, at) =>
      counted.reduce((sum, { inputs, count }) => sum + count * (at === 0 ? 1 : inputs[at - 1]), 0),
    );
    expect(sums).toEqual(total);
  }
  expect(total[0]).toBeGreaterThan(0);
  expect(commonPoint).toEqual(total.slice(1).map((value) => value / total[0]));
}

/** Every truth table of so many rows. */
function tables(numRows: number): readonly string[] {
  return Array.from({ length: 2 ** numRows }, (_, table) => table.toString(2).padStart(numRows, '0'));
}

test('XOR: the two diagonals of the square meet in its middle', () => {
  expect(findInseparableSubset(truthTable('xor'))).toEqual({
    examples: [
      { inputs: [0, 0], target: 0, count: 1 },
      { inputs: [0, 1], target: 1, count: 1 },
      { inputs: [1, 0], target: 1, count: 1 },
      { inputs: [1, 1], target: 0, count: 1 },
    ],
    total: [2, 1, 1],
    commonPoint: [0.5, 0.5],
  });
});

test('of the 16 gates of two inputs, 14 can be learned: all but XOR and its opposite', () => {
  const inseparable = tables(4).filter((table) => findInseparableSubset(truthTable(table)) !== null);
  expect(inseparable).toEqual(['0110', '1001']);
});

// Both halves of the claim, gate by gate: where there is no proof the rule learns the gate, and where it learns, there is none.
test.each([2, 4, 8])('a gate of %i rows is learned exactly where no proof is found', (numRows) => {
  const results = tables(numRows).map((table) => {
    const examples = truthTable(table);
    const proof = findInseparableSubset(examples);
    if (proof !== null) expectProof(proof, examples);
    expect(trainPerceptron(examples, { learningRate: 1, maxPasses: 200 }).converged).toBe(proof === null);
    return proof === null;
  });
  // How many gates of 1, 2 and 3 inputs are threshold functions: 4, 14, 104 (OEIS A000609).
  expect(results.filter(Boolean)).toHaveLength({ 2: 4, 4: 14, 8: 104 }[numRows] ?? -1);
});

test('four inputs: parity is proved inseparable, a majority is not', () => {
  const bits = (row: number) => row.toString(2).replaceAll('0', '').length;
  const gate = (answer: (row: number) => boolean) =>
    truthTable(Array.from({ length: 16 }, (_, row) => (answer(row) ? '1' : '0')).join(''));
  const parity = gate((row) => bits(row) % 2 === 1);
  const proof = findInseparableSubset(parity);
  if (proof === null) throw new Error('a proof was expected');
  expectProof(proof, parity);
  expect(findInseparableSubset(gate((row) => bits(row) > 2))).toBeNull();
});

describe('points anywhere', () => {
  const coordinate = fc.integer({ min: -1000, max: 1000 });
  const points = fc.array(
    fc.record({ inputs: fc.tuple(coordinate, coordinate), target: fc.constantFrom(0 as const, 1 as const) }),
    {
      maxLength: 12,
    },
  );

  test('a proof holds, and nothing can be left out of it', () => {
    fc.assert(
      fc.property(points, (examples) => {
        const proof = findInseparableSubset(examples);
        if (proof === null) return;
        expectProof(proof, examples);
        proof.examples.forEach((_, left) => {
          expect(findInseparableSubset(proof.examples.filter((_, index) => index !== left))).toBeNull();
        });
      }),
    );
  });

  test('points on the two sides of a line have none', () => {
    fc.assert(
      fc.property(
        fc.tuple(coordinate, coordinate, coordinate),
        fc.array(fc.tuple(coordinate, coordinate)),
        (line, all) => {
          const examples = all.slice(0, 12).map((inputs) => {
            const above = line[0] + line[1] * inputs[0] + line[2] * inputs[1] > 0;
            return { inputs, target: above ? (1 as const) : (0 as const) };
          });
          expect(findInseparableSubset(examples)).toBeNull();
        },
      ),
    );
  });

  test('one point with both answers is proof enough', () => {
    const examples = [
      { inputs: [3, 4], target: 1 },
      { inputs: [7, 7], target: 0 },
      { inputs: [3, 4], target: 0 },
    ] as const;
    expect(findInseparableSubset(examples)).toEqual({
      examples: [
        { inputs: [3, 4], target: 1, count: 1 },
        { inputs: [3, 4], target: 0, count: 1 },
      ],
      total: [1, 3, 4],
      commonPoint: [3, 4],
    });
  });

  test('a point between two of the other kind is counted by its distances', () => {
    const examples = [
      { inputs: [0], target: 0 },
      { inputs: [1], target: 1 },
      { inputs: [3], target: 0 },
    ] as const;
    expect(findInseparableSubset(examples)).toEqual({
      examples: [
        { inputs: [0], target: 0, count: 2 },
        { inputs: [1], target: 1, count: 3 },
        { inputs: [3], target: 0, count: 1 },
      ],
      total: [3, 3],
      commonPoint: [1],
    });
  });

  test('none at all can be learned', () => {
    expect(findInseparableSubset([])).toBeNull();
  });

  test.each([
    [[{ inputs: [0.5], target: 1 }], 0, '0.5', 1],
    [[{ inputs: [1001], target: 1 }], 0, '1001', 1],
    [
      [
        { inputs: [1], target: 1 },
        { inputs: [1, 2], target: 1 },
      ],
      1,
      '1, 2',
      1,
    ],
    [[{ inputs: [1, 2, 3, 4, 5], target: 1 }], 0, '1, 2, 3, 4, 5', 5],
  ] as const)('refuses what it could not prove exactly (%#)', (examples, index, inputs, numInputs) => {
    expect(() => findInseparableSubset(examples)).toThrow(
      new PerceptronError(
        `examples[${index}] has the inputs [${inputs}]; expected whole numbers from −1000 to 1000, at most 4 and as ` +
          `many as the first example has (${numInputs}). Scale or round them.`,
      ),
    );
  });
});
