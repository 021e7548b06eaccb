import type { EngineRecord, HistoryRow, TrainEvent } from '@raqam/artifact';

/** How far a run is, for people to look at. */
export interface TrainingProgress {
  /** `evaluating`: all epochs are over, and the test data are judged. */
  readonly phase: 'starting' | 'training' | 'evaluating' | 'ended';
  /** 0-based, the one under way or the last. */
  readonly epoch: number;
  readonly numEpochs: number;
  /** Steps done in the whole run. */
  readonly step: number;
  /** Of the whole run; 0 before it has started. */
  readonly numSteps: number;
  /** Means over the steps of this epoch so far; null before the first. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** Finished epochs. */
  readonly rows: readonly HistoryRow[];
  /** Loss and accuracy along the whole run, in equal stretches of it; null where nothing is known yet. */
  readonly lossCurve: readonly (number | null)[];
  readonly accuracyCurve: readonly (number | null)[];
  /** What computes; null before it has started. */
  readonly engine: EngineRecord | null;
  /** Over the last seconds; null while too little is known. */
  readonly imagesPerSecond: number | null;
  /** Until the last step, at the pace of those seconds. */
  readonly remainingMs: number | null;
}

/** Follows a run by its events. */
export interface TrainingMonitor {
  add(event: TrainEvent): void;
  /** The speed is measured anew from here on, as after a pause. */
  restartClock(): void;
  progress(): TrainingProgress;
}

/** Stretches of a curve: more than the widest terminal shows. */
const NUM_STRETCHES = 512;
/** The speed is a mean over this time: long enough to be steady, short enough to follow the machine. */
const SPEED_WINDOW_MS = 5000;
/** Moments kept for it lie at least this far apart. */
const MOMENT_GAP_MS = 100;

/** @param now A clock in milliseconds that never goes back. */
export function createTrainingMonitor(now: () => number = () => performance.now()): TrainingMonitor {
  let phase: TrainingProgress['phase'] = 'starting';
  let epoch = 0;
  let step = 0;
  let numSteps = 0;
  let numEpochs = 0;
  let rows: readonly HistoryRow[] = [];
  let sums = NO_SUMS;
  let curve: Sums[] = [];
  let engine: EngineRecord | null = null;
  let numImages = 0;
  let moments: Moment[] = [];

  const mark = () => {
    const timeMs = now();
    const last = moments.at(-1);
    if (last !== undefined && timeMs - last.timeMs < MOMENT_GAP_MS) return;
    moments = [...moments.filter((moment) => timeMs - moment.timeMs <= SPEED_WINDOW_MS), { timeMs, step, numImages }];
  };

  return {
    add: (event) => {
      switch (event.type) {
        case 'runStarted':
          phase = 'training';
          engine = event.environment.engine;
          numEpochs = event.options.epochs;
          numSteps = event.numStepsPerEpoch * numEpochs;
          step = event.firstStep;
          epoch = Math.min(Math.floor(step / event.numStepsPerEpoch), numEpochs - 1);
          curve = Array.from({ length: Math.min(numSteps, NUM_STRETCHES) }, () => NO_SUMS);
          mark();
          break;
        case 'step': {
          if (event.epoch !== epoch) sums = NO_SUMS;
          epoch = event.epoch;
          step = event.step + 1;
          numImages += event.batchSize;
          sums = plus(sums, event);
          const stretch = Math.floor((event.step / numSteps) * curve.length);
          curve[stretch] = plus(curve[stretch], event);
          mark();
          break;
        }
        case 'epoch':
          rows = [...rows, event.row];
          // Of an epoch before the step with which this run goes on, its means are all that is known.
          curve = curve.map((stretch, index) =>
            stretch === NO_SUMS && Math.floor(((index + 0.5) / curve.length) * numEpochs) === event.row.epoch
              ? plus(NO_SUMS, { ...event.row, batchSize: 1 })
              : stretch,
          );
          if (step === numSteps && rows.length === numEpochs) phase = 'evaluating';
          break;
        case 'done':
          phase = 'ended';
          break;
        case 'snapshot':
        case 'checkpoint':
          break;
      }
    },
    restartClock: () => {
      moments = [];
    },
    progress: () => {
      const pace = paceOf(moments);
      return {
        phase,
        epoch,
        numEpochs,
        step,
        numSteps,
        loss: mean(sums, 'loss'),
        accuracy: mean(sums, 'accuracy'),
        rows,
        lossCurve: curve.map((stretch) => mean(stretch, 'loss')),
        accuracyCurve: curve.map((stretch) => mean(stretch, 'accuracy')),
        engine,
        imagesPerSecond: pace?.imagesPerSecond ?? null,
        remainingMs: pace === null ? null : (numSteps - step) * pace.stepMs,
      };
    },
  };
}

/** Batches added up, each by its number of images. */
interface Sums {
  readonly numImages: number;
  readonly loss: number;
  readonly accuracy: number;
}

const NO_SUMS: Sums = { numImages: 0, loss: 0, accuracy: 0 };

function plus(sums: Sums, { batchSize, loss, accuracy }: { batchSize: number; loss: number; accuracy: number }): Sums {
  return {
    numImages: sums.numImages + batchSize,
    loss: sums.loss + batchSize * loss,
    accuracy: sums.accuracy + batchSize * accuracy,
  };
}

function mean(sums: Sums, field: 'loss' | 'accuracy'): number | null {
  return sums.numImages === 0 ? null : sums[field] / sums.numImages;
}

interface Moment {
  readonly timeMs: number;
  /** Since the run began. */
  readonly step: number;
  /** Since this process took it up. */
  readonly numImages: number;
}

function paceOf(moments: readonly Moment[]): { readonly stepMs: number; readonly imagesPerSecond: number } | null {
  const [first] = moments;
  const last = moments.at(-1);
  if (last === undefined || last.step === first.step) return null;
  const passedMs = last.timeMs - first.timeMs;
  return {
    stepMs: passedMs / (last.step - first.step),
    imagesPerSecond: ((last.numImages - first.numImages) / passedMs) * 1000,
  };
}
