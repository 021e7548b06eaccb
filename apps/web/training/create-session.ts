import { encodeRunFile, type RunFile, type TrainEvent } from '@raqam/artifact';
import { DIGIT_CONTRACT } from '@raqam/image';
import { createRunRecorder, evaluate, train } from '@raqam/trainer';
import { messageOf } from '../runs/message-of.ts';
import { runEntryOf } from '../runs/run-entry.ts';
import { saveRun } from '../runs/run-store.ts';
import { createGate, type Gate } from './gate.ts';
import { type Digits, loadDigits } from './load-digits.ts';
import { ProgressTracker } from './progress-tracker.ts';
import { IDLE, type TrainingPhase, type TrainingPlan, type TrainingView } from './session-messages.ts';

/** One training, from its data to the kept run. */
export interface Session {
  /** Carries the training out, once; whatever goes wrong in it is told by the phase `failed`. */
  run(plan: TrainingPlan): Promise<void>;
  /** Holds it: nothing is taken from the run, so that the engine's workers soon wait too. */
  pause(): void;
  /** Lets it go on. */
  resume(): void;
  /** Lets a held training do one more step. */
  step(): void;
  /** Ends it after the steps under way; what was learnt is judged and kept. */
  stop(): void;
}

/** Steps may end hundreds of times a second; nobody reads numbers that change more often than this. */
const SHOW_INTERVAL_MS = 100;

/** @param show Is told how the training stands: each new phase at once, steps as often as they can be seen. */
export function createSession(show: (view: TrainingView) => void): Session {
  const stopping = new AbortController();
  const { signal } = stopping;
  let phase: TrainingPhase = IDLE.phase;
  let notice: string | null = null;
  let tracker: ProgressTracker | null = null;
  /** While the training is held: what lets it go on. */
  let gate: Gate | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function enter(next: TrainingPhase): void {
    phase = next;
    tell();
  }

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    show({ phase, notice, progress: tracker?.progress() ?? null });
  }

  function tellSoon(): void {
    timer ??= setTimeout(tell, SHOW_INTERVAL_MS);
  }

  async function follow(event: TrainEvent): Promise<void> {
    const now = performance.now();
    if (event.type === 'runStarted') {
      tracker = new ProgressTracker(event, now);
      if (!signal.aborted) enter({ name: 'training', isPaused: false });
    } else if (event.type === 'step') {
      tracker?.addStep(event, now);
      tellSoon();
      if (tracker?.isComplete && phase.name === 'training') enter({ name: 'ending', isStopped: false });
      if (gate === null) return;
      await gate.opened;
      tracker?.goOn(performance.now());
    } else if (event.type === 'epoch') {
      tracker?.addEpoch(event.row);
      tellSoon();
    } else if (event.type === 'done' && event.reason === 'failed') {
      throw new Error(event.message);
    }
  }

  async function learn({ spec, options }: TrainingPlan): Promise<TrainingPhase> {
    const digits = await loadDigits({
      numImages: options.limit,
      signal,
      onProgress: ({ receivedBytes, totalBytes }) => {
        phase = { name: 'loading', receivedBytes, totalBytes };
        tellSoon();
      },
    });
    ({ notice } = digits);
    enter({ name: 'preparing' });
    const inputContract = { id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version };
    const recorder = createRunRecorder();
    const data = { train: digits.train, test: digits.test, inputContract };
    for await (const event of train(spec, data, options, { signal })) {
      recorder.add(event);
      await follow(event);
    }
    const recorded = recorder.run();
    if (recorded === null) throw new Error('The training ended without a result. Start it again.');
    if (tracker?.hasNoSteps) return { name: 'cancelled' };
    const run = await judge(recorded, digits);
    const entry = runEntryOf(run, spec.name);
    const storageError = await saveRun(entry, await encodeRunFile(run)).then(() => null, messageOf);
    return { name: 'done', isStopped: signal.aborted && !tracker?.isComplete, entry, storageError };
  }

  async function run(plan: TrainingPlan): Promise<void> {
    enter({ name: 'loading', receivedBytes: 0, totalBytes: null });
    try {
      enter(await learn(plan));
    } catch (error) {
      enter(signal.aborted ? { name: 'cancelled' } : { name: 'failed', message: messageOf(error) });
    }
  }

  function open(next: Gate | null): void {
    const before = gate;
    gate = next;
    before?.open();
  }

  return {
    run,
    pause: () => {
      gate ??= createGate();
      enter({ name: 'training', isPaused: true });
    },
    resume: () => {
      open(null);
      enter({ name: 'training', isPaused: false });
    },
    step: () => {
      if (gate !== null) open(createGate());
    },
    stop: () => {
      stopping.abort();
      open(null);
      if (phase.name === 'training') enter({ name: 'ending', isStopped: true });
    },
  };
}

/** A stopped run was not judged; it is now, so that what it learnt can be compared. */
async function judge(run: RunFile, { test }: Digits): Promise<RunFile> {
  if (run.metrics !== null) return run;
  const { accuracy, loss, count, confusionMatrix, wrong } = await evaluate(run.spec, run.weights, test);
  return { ...run, metrics: { accuracy, loss, count }, confusionMatrix, wrong };
}
