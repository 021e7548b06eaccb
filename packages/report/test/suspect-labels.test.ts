import { ReportArgumentError, suspectLabels, suspectLabelsOfRuns } from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Rows of three classes that say `prediction` with `probability`, in parts that doubles and f32 hold exactly. */
function row(prediction: number, probability: number): number[] {
  return [0, 1, 2].map((label) => (label === prediction ? probability : (1 - probability) / 2));
}

describe('suspectLabels', () => {
  test('finds what all networks are sure of against the label, the surest first', () => {
    const labels = [0, 1, 2, 0, 1];
    const seeds = [
      [row(1, 0.9921875), row(1, 1), row(0, 1), row(2, 1), row(0, 1)],
      [row(1, 1), row(1, 1), row(0, 0.998046875), row(1, 1), row(0, 0.75)],
    ];
    // Image 1 is read as labelled, 3 is read in two ways, and of 4 the second network is not sure.
    expect(suspectLabels({ labels, probabilities: seeds.map((rows) => Float32Array.from(rows.flat())) })).toEqual([
      { index: 2, label: 2, prediction: 0, confidence: 0.998046875 },
      { index: 0, label: 0, prediction: 1, confidence: 0.9921875 },
    ]);
  });

  test('flips at its threshold and not before', () => {
    const input = { labels: [0], probabilities: [Float32Array.from(row(1, 0.875))] };
    expect(suspectLabels({ ...input, atLeast: 0.875 })).toHaveLength(1);
    expect(suspectLabels({ ...input, atLeast: 0.875 + 2 ** -53 })).toHaveLength(0);
  });

  test('equally sure ones come by index', () => {
    const probabilities = [Float32Array.from([row(1, 1), row(2, 1)].flat())];
    expect(suspectLabels({ labels: [0, 0], probabilities }).map(({ index }) => index)).toEqual([0, 1]);
  });

  test.each([
    [
      { labels: [0], probabilities: [] },
      'received probabilities of no network; expected one at least. Train some, each with another seed.',
    ],
    [
      { labels: [0], probabilities: [Float32Array.of(0, 1)], atLeast: 0.5 },
      'atLeast is 0.5; expected a number above 0.5, up to 1, such as 0.99. Pass how sure each network must be.',
    ],
    [
      { labels: [0, 1], probabilities: [Float32Array.of(0, 1, 0, 1), Float32Array.of(0, 1)] },
      "network 1 has 2 probabilities for 2 labels; expected a row of two or more for each label, as long as the other networks'. Pass what each network answered for the same images.",
    ],
    [
      { labels: [0, 1], probabilities: [Float32Array.of(0, 1, 1)] },
      "network 0 has 3 probabilities for 2 labels; expected a row of two or more for each label, as long as the other networks'. Pass what each network answered for the same images.",
    ],
  ])('refuses what it cannot judge (%#)', (input, message) => {
    expect(() => suspectLabels(input)).toThrow(new ReportArgumentError(`suspectLabels: ${message}`));
  });
});

describe('suspectLabelsOfRuns', () => {
  test('finds the same in the wrong images of runs', () => {
    const images = fc.array(
      fc.record({
        label: fc.nat(2),
        rows: fc.tuple(...[0, 1].map(() => fc.tuple(fc.nat(2), fc.constantFrom(0.75, 0.9921875, 1)))),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(images, (drawn) => {
        const labels = drawn.map(({ label }) => label);
        const networks = [0, 1].map((network) => drawn.map(({ rows }) => row(...rows[network])));
        const runs = networks.map((rows) => ({
          wrong: rows.flatMap((probabilities, index) =>
            probabilities.indexOf(Math.max(...probabilities)) === labels[index]
              ? []
              : [{ index, label: labels[index], probabilities }],
          ),
        }));
        expect(suspectLabelsOfRuns(runs)).toEqual(
          suspectLabels({ labels, probabilities: networks.map((rows) => Float32Array.from(rows.flat())) }),
        );
      }),
    );
  });

  test('a blank image is no candidate', () => {
    const wrong = [{ index: 0, label: 1, probabilities: [] }];
    expect(suspectLabelsOfRuns([{ wrong }, { wrong }])).toEqual([]);
    expect(suspectLabelsOfRuns([{ wrong: [{ index: 0, label: 1, probabilities: [1, 0] }] }, { wrong }])).toEqual([]);
  });

  test('refuses runs of different test sets, and none at all', () => {
    const runs = [5, 6].map((label) => ({ wrong: [{ index: 3, label, probabilities: [1, 0] }] }));
    expect(() => suspectLabelsOfRuns(runs)).toThrow(
      new ReportArgumentError(
        'suspectLabelsOfRuns: image 3 is labelled 5 in one run and 6 in another; expected runs of one test set. Compare runs that were judged on the same images.',
      ),
    );
    expect(() => suspectLabelsOfRuns([])).toThrow(
      new ReportArgumentError(
        'suspectLabelsOfRuns: received probabilities of no network; expected one at least. Train some, each with another seed.',
      ),
    );
  });
});
