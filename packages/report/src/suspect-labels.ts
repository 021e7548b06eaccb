import type { RunRecord } from '@raqam/artifact';
import { ReportArgumentError } from './errors.ts';

/** An image whose label is probably wrong: every network that was asked is sure of another class. */
export interface SuspectLabel {
  readonly index: number;
  readonly label: number;
  /** The class that all of them read. */
  readonly prediction: number;
  /** The least of their probabilities of it. */
  readonly confidence: number;
}

/** What several networks, of different seeds, answered for the same images. */
export interface SuspectLabelsInput {
  /** The label of each image, [N]. */
  readonly labels: ArrayLike<number>;
  /** One for each seed, [N, C]: a row of probabilities for each image. */
  readonly probabilities: readonly Float32Array[];
  /** How sure each of them must be, in (0.5, 1]. @default 0.99 */
  readonly atLeast?: number;
}

/**
 * Candidates for wrong labels in a data set: images of which every network is sure that they show another class than
 * their label says, and the same one.
 *
 * One network may be sure and wrong by chance of its seed; several, each trained from other weights in another order,
 * agree against a label mostly where the label is wrong or the image can be read in two ways. It takes a look to know.
 *
 * @returns The surest first; equally sure ones by index.
 * @throws {ReportArgumentError} `suspectLabels: received probabilities of no network; expected one at least. …`
 * @see Northcutt, Athalye & Mueller, "Pervasive label errors in test sets", NeurIPS 2021 Datasets and Benchmarks,
 *   arXiv:2103.14749: candidates by confident disagreement, then looked at; 15 of MNIST's 10,000 test images.
 */
export function suspectLabels({ labels, probabilities, atLeast = 0.99 }: SuspectLabelsInput): SuspectLabel[] {
  checkAsked('suspectLabels', probabilities.length, atLeast);
  const count = labels.length;
  const numClasses = probabilities[0].length / count;
  probabilities.forEach(({ length }, network) => {
    if (count > 0 && Number.isInteger(numClasses) && numClasses >= 2 && length === count * numClasses) return;
    throw new ReportArgumentError(
      `suspectLabels: network ${network} has ${length} probabilities for ${count} labels; expected a row of two or more for each label, as long as the other networks'. Pass what each network answered for the same images.`,
    );
  });
  const suspects: SuspectLabel[] = [];
  for (let index = 0; index < count; index++) {
    const rows = probabilities.map((each) => each.subarray(index * numClasses, (index + 1) * numClasses));
    suspects.push(...suspectOf(index, labels[index], rows, atLeast));
  }
  return surestFirst(suspects);
}

/**
 * {@link suspectLabels} of the wrong images that runs carry; the images are those of the test set, by index.
 *
 * @param runs Of the same test set and different seeds; at least one.
 * @param atLeast How sure each of them must be, in (0.5, 1]. @default 0.99
 * @throws {ReportArgumentError} `suspectLabelsOfRuns: image 3 is labelled 5 in one run and 6 in another; …`
 */
export function suspectLabelsOfRuns(runs: readonly Pick<RunRecord, 'wrong'>[], atLeast = 0.99): SuspectLabel[] {
  checkAsked('suspectLabelsOfRuns', runs.length, atLeast);
  const [first, ...others] = runs.map(({ wrong }) => new Map(wrong.map((each) => [each.index, each])));
  const suspects: SuspectLabel[] = [];
  for (const { index, label, probabilities } of first.values()) {
    const rows = [probabilities];
    for (const other of others) {
      const wrong = other.get(index);
      if (wrong === undefined) break;
      if (wrong.label !== label) {
        throw new ReportArgumentError(
          `suspectLabelsOfRuns: image ${index} is labelled ${label} in one run and ${wrong.label} in another; expected runs of one test set. Compare runs that were judged on the same images.`,
        );
      }
      rows.push(wrong.probabilities);
    }
    if (rows.length === runs.length) suspects.push(...suspectOf(index, label, rows, atLeast));
  }
  return surestFirst(suspects);
}

function checkAsked(asked: string, numNetworks: number, atLeast: number): void {
  if (numNetworks === 0) {
    throw new ReportArgumentError(
      `${asked}: received probabilities of no network; expected one at least. Train some, each with another seed.`,
    );
  }
  // Above one half no second class can be as probable.
  if (!(atLeast > 0.5 && atLeast <= 1)) {
    throw new ReportArgumentError(
      `${asked}: atLeast is ${atLeast}; expected a number above 0.5, up to 1, such as 0.99. Pass how sure each network must be.`,
    );
  }
}

/** None or one. */
function suspectOf(
  index: number,
  label: number,
  rows: readonly ArrayLike<number>[],
  atLeast: number,
): readonly SuspectLabel[] {
  const prediction = Array.from(rows[0]).findIndex((probability) => probability >= atLeast);
  if (prediction === -1 || prediction === label) return [];
  const confidence = Math.min(...rows.map((row) => row[prediction] ?? 0));
  return confidence >= atLeast ? [{ index, label, prediction, confidence }] : [];
}

function surestFirst(suspects: readonly SuspectLabel[]): SuspectLabel[] {
  // Sorting is stable: equally sure ones stay in the order of their indices.
  return suspects.toSorted((a, b) => b.confidence - a.confidence);
}
