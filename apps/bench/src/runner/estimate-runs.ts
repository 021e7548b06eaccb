import { type ClassicalModel, isClassical } from '../experiment/experiment.ts';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import { type Crew, dataKeyOf } from './open-crew.ts';
import type { SharedRunData } from './shared-run-data.ts';

/** What a run will ask of one core. */
export interface RunEstimate {
  readonly planned: PlannedRun;
  /** Of training; 0 for a classical model. */
  readonly numSteps: number;
  /** Milliseconds of one step; 0 for a classical model. */
  readonly stepMs: number;
  /** Milliseconds of the whole run, judging included. */
  readonly workMs: number;
}

/** A forward pass is about a third of a step: the gradients of a layer's weights and inputs cost as much again each. */
const FORWARD_SHARE = 1 / 3;
/** So many multiply-adds a classical model does in a millisecond; the order of magnitude is what counts. */
const CLASSICAL_RATE = 1e6;

/**
 * Estimates runs by real steps of each distinct network, taken in all threads at once, as they will be.
 *
 * @param signal Ends it; the estimates are then of no use.
 */
export async function estimateRuns(
  runs: readonly PlannedRun[],
  crew: Crew,
  signal: AbortSignal,
): Promise<readonly RunEstimate[]> {
  const stepMs = new Map<string, number>();
  const estimates: RunEstimate[] = [];
  for (const planned of runs) {
    const data = dataOf(planned, crew);
    if (isClassical(planned.spec)) {
      const workMs = numClassicalOperations(planned.spec, planned, data) / CLASSICAL_RATE;
      estimates.push({ planned, numSteps: 0, stepMs: 0, workMs });
      continue;
    }
    const key = stepKeyOf(planned);
    const known = stepMs.get(key) ?? (signal.aborted ? 0 : await measure(planned, crew));
    stepMs.set(key, known);
    const numSteps = countSteps(planned, data);
    const numJudged =
      (planned.isForChoosing ? 0 : (data.test?.labels.length ?? 0)) *
      (planned.judgeEpochs ? planned.options.epochs + 1 : 1);
    const judgeSteps = (numJudged / planned.options.batchSize) * FORWARD_SHARE;
    estimates.push({ planned, numSteps, stepMs: known, workMs: (numSteps + judgeSteps) * known });
  }
  return estimates;
}

async function measure(planned: PlannedRun, { slots }: Crew): Promise<number> {
  const { options, spec } = planned;
  if (isClassical(spec)) return 0;
  const job = { dataKey: dataKeyOf(planned), spec, options: { ...options, workers: 1 } };
  const measured = (await Promise.all(slots.map((slot) => slot.measure(job)))).filter((stepMs) => stepMs !== null);
  // A network that cannot take a step fails when it is its turn, with its own message.
  return measured.length === 0 ? 0 : measured.reduce((sum, each) => sum + each) / measured.length;
}

/** What a step's duration depends on. */
function stepKeyOf(planned: PlannedRun): string {
  const { augmentation, batchSize, engine, optimizer, precision } = planned.options;
  return JSON.stringify([dataKeyOf(planned), planned.spec, augmentation, batchSize, engine, optimizer.type, precision]);
}

function dataOf(planned: PlannedRun, { data }: Crew): SharedRunData {
  const found = data.get(dataKeyOf(planned));
  if (found === undefined) throw new Error(`estimateRuns: the data ${dataKeyOf(planned)} were not loaded.`);
  return found;
}

function countSteps({ options }: PlannedRun, { train }: SharedRunData): number {
  const numImages = Math.min(options.limit ?? train.labels.length, train.labels.length);
  return options.epochs * Math.ceil((numImages * (1 - options.validationFraction)) / options.batchSize);
}

/** Multiply-adds: the products of all pixels with all others, or the kernel of every image with every other. */
function numClassicalOperations(
  model: ClassicalModel,
  { options }: PlannedRun,
  { test, train }: SharedRunData,
): number {
  const numPixels = train.height * train.width;
  const numImages = Math.min(options.limit ?? train.labels.length, train.labels.length);
  if (model.classical === 'leastSquares') return (numImages * numPixels ** 2) / 2;
  const numLearnt = Math.min(model.numImages, numImages);
  return numLearnt * (numLearnt + (test?.labels.length ?? 0)) * numPixels;
}
