import { encodeRunFile, inferShapes, type RunFile, type Snapshot, type TrainEvent } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import { DIGIT_CONTRACT } from '@raqam/image';
import { type CheckpointStore, createRunRecorder, evaluate, train } from '@raqam/trainer';
import { DigitsMissingError } from '../digits/digits-missing-error.ts';
import { type Digits, type DigitsChoice, loadDigits } from '../digits/load-digits.ts';
import { messageOf } from '../runs/message-of.ts';
import { runEntryOf } from '../runs/run-entry.ts';
import { saveRun } from '../runs/run-store.ts';
import { countSteps } from './count-steps.ts';
import { createDrawingReader } from './create-drawing-reader.ts';
import { createGate, type Gate } from './gate.ts';
import {
  createCheckpointStore,
  findTraining,
  forgetTraining,
  type KeptTraining,
  keepSnapshot,
  keepTraining,
  listSnapshots,
  trainingLock,
} from './kept-trainings.ts';
import { ProgressTracker, type StepCurves } from './progress-tracker.ts';
import { IDLE, type SessionCommand, type SessionMessage, type TrainingPhase } from './session-messages.ts';
import { snapshotInterval } from './snapshot-interval.ts';
import type { TrainingJob, TrainingPlan } from './training-job.ts';

/** Steps may end hundreds of times a second; nobody reads numbers that change more often than this. */
const SHOW_INTERVAL_MS = 100;

/** A checkpoint each so many images: about once a second, which is what a closed tab loses. */
const IMAGES_PER_CHECKPOINT = 12_800;

const NOT_BEGUN = { index: 0, place: null, curves: { accuracy: [], loss: [] }, finished: [] } as const;

/**
 * One training, from its data to the kept runs: what a worker does for a page. Of a job that was left off when its tab was
 * closed it goes on where the last checkpoint is.
 *
 * @param tell Is told how the training stands: each new phase at once, steps as often as they can be seen.
 * @returns What takes the page's commands.
 */
export function createSession(tell: (message: SessionMessage) => void): (command: SessionCommand) => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let view = IDLE;
  let tracker: ProgressTracker | null = null;
  /** While the training is held: what lets it go on. */
  let gate: Gate | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let choose: (digits: DigitsChoice) => void = () => {};
  const reader = createDrawingReader((reading) => tell({ type: 'reading', reading }));

  function show(): void {
    clearTimeout(timer);
    timer = undefined;
    view = { ...view, progress: tracker?.progress() ?? null };
    tell({ type: 'view', view });
  }

  function showSoon(): void {
    timer ??= setTimeout(show, SHOW_INTERVAL_MS);
  }

  function enter(phase: TrainingPhase): void {
    view = { ...view, phase };
    show();
  }

  async function load(wanted: DigitsChoice, numImages: number): Promise<Digits> {
    const onProgress = ({ receivedBytes, totalBytes }: { receivedBytes: number; totalBytes: number | null }) => {
      view = { ...view, phase: { name: 'loading', receivedBytes, totalBytes } };
      showSoon();
    };
    try {
      return await loadDigits({ ...wanted, numImages, signal, onProgress });
    } catch (error) {
      if (!(error instanceof DigitsMissingError)) throw error;
      const chosen = await new Promise<DigitsChoice>((resolve, reject) => {
        choose = resolve;
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        enter({ name: 'asking' });
      });
      enter({ name: 'loading', receivedBytes: 0, totalBytes: null });
      return await load(chosen, numImages);
    }
  }

  /** What cannot be kept does not end the training: the page says that it will not outlive its tab. */
  async function attempt<Result>(keeping: Promise<Result>): Promise<Result | null> {
    try {
      return await keeping;
    } catch (error) {
      view = { ...view, keepingError: messageOf(error) };
      showSoon();
      return null;
    }
  }

  /** Keeps how far the training is. */
  async function keep(training: Omit<KeptTraining, 'savedAt'>): Promise<void> {
    await attempt(keepTraining({ ...training, savedAt: new Date().toISOString() }));
  }

  /** Where the checkpoints of a job are kept, as long as the browser keeps any. */
  function openCheckpoints(id: string): CheckpointStore {
    const store = createCheckpointStore(id);
    return {
      load: () => store.load(),
      save: async (bytes) => (await attempt(store.save(bytes))) ?? 'not kept',
      remove: async () => void (await attempt(store.remove())),
    };
  }

  async function follow(event: TrainEvent, { spec }: TrainingPlan, curves: StepCurves): Promise<void> {
    const now = performance.now();
    if (event.type === 'runStarted') {
      tracker = new ProgressTracker(event, now, curves);
      if (!signal.aborted) enter({ name: 'training', isPaused: gate !== null });
    } else if (event.type === 'step') {
      tracker?.addStep(event, now);
      showSoon();
      if (tracker?.isComplete && view.phase.name === 'training') enter({ name: 'ending', isStopped: false });
      if (gate === null) return;
      await gate.opened;
      tracker?.goOn(performance.now());
    } else if (event.type === 'epoch') {
      tracker?.addEpoch(event.row);
      showSoon();
    } else if (event.type === 'snapshot') {
      reader.setNetwork(spec, event.step + 1, event.weights);
    } else if (event.type === 'done' && event.reason === 'failed') {
      throw new Error(event.message);
    }
  }

  /** Trains one network of the job, and judges it. @returns null when it was stopped before its first step. */
  async function learn(
    plan: TrainingPlan,
    { train: images, test }: Digits,
    training: Omit<KeptTraining, 'savedAt'>,
  ): Promise<{ readonly run: RunFile; readonly isStopped: boolean } | null> {
    enter({ name: 'preparing' });
    const { spec, options } = plan;
    const { id } = training.job;
    const numSteps = countSteps({ ...options, limit: Math.min(options.limit, images.numImages) });
    const snapshotEvery = snapshotInterval(inferShapes(spec).numParameters, numSteps);
    const recorder = createRunRecorder();
    const events = train(
      spec,
      { train: images, test, inputContract: { id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version } },
      options,
      {
        signal,
        ...(view.keepingError === null && { checkpoints: openCheckpoints(id), resume: true }),
        checkpointEvery: Math.ceil(IMAGES_PER_CHECKPOINT / options.batchSize),
        snapshotEvery: snapshotEvery ?? undefined,
      },
    );
    for await (const event of events) {
      recorder.add(event);
      await follow(event, plan, training.curves);
      if (event.type === 'runStarted') {
        for (const snapshot of await listSnapshots(id).catch((): readonly Snapshot[] => [])) {
          if (snapshot.step < event.firstStep) recorder.add({ type: 'snapshot', ...snapshot });
        }
      } else if (event.type === 'snapshot' && view.keepingError === null) {
        const { epoch, step, weights } = event;
        await attempt(keepSnapshot(id, { epoch, step, weights }));
      } else if (event.type === 'checkpoint' && tracker !== null) {
        await keep({ ...training, place: tracker.place, curves: tracker.curves });
      }
    }
    const run = recorder.run();
    if (run === null) throw new Error('The training ended without a result. Start it again.');
    if (tracker?.hasNoSteps) return null;
    reader.setNetwork(spec, null, run.weights);
    const isStopped = signal.aborted && !tracker?.isComplete;
    return { run: await judge(run, test), isStopped };
  }

  /** All networks of the job, or those that are left. */
  async function trainAll(wanted: TrainingJob): Promise<TrainingPhase> {
    // A browser that keeps nothing has nothing to go on with; that it does not is told at the first thing to be kept.
    const kept = await findTraining(wanted.id).catch(() => null);
    const { plans } = wanted;
    const group = plans.length > 1 ? wanted.id : null;
    let { finished, index, ...place } = kept ?? NOT_BEGUN;
    view = { ...view, job: wanted, index, finished };
    const digits = await load(wanted.digits, plans[index].options.limit);
    const job = { ...wanted, digits: { ...wanted.digits, source: digits.source } };
    for (;;) {
      const plan = plans[index];
      tracker = null;
      view = { ...view, job, index, finished };
      const training = { ...place, job, index, finished };
      await keep(training);
      const learnt = await learn(plan, digits, training);
      if (learnt === null) return { name: 'cancelled' };
      const { run, isStopped } = learnt;
      const entry = runEntryOf(run, plan.name, group);
      const storageError = await saveRun(entry, await encodeRunFile(run)).then(() => null, messageOf);
      finished = [...finished, { name: plan.name, history: run.history, entry }];
      view = { ...view, finished };
      index += 1;
      if (signal.aborted || index === plans.length) return { name: 'done', isStopped, entry, storageError };
      place = { place: null, curves: NOT_BEGUN.curves };
    }
  }

  async function run(job: TrainingJob): Promise<void> {
    enter({ name: 'loading', receivedBytes: 0, totalBytes: null });
    try {
      // Held as long as the job goes on here, so that no other tab takes it for one that was left off.
      await navigator.locks.request(trainingLock(job.id), async () => {
        const phase = await trainAll(job);
        // What stays behind is offered once more and can be discarded there: no reason to call the training failed.
        await forgetTraining(job.id).catch(() => {});
        enter(phase);
      });
    } catch (error) {
      // What was learnt before the first checkpoint cannot be gone on with. The error to be told is the training's own, not
      // one of the store.
      const kept = await findTraining(job.id).catch(() => null);
      if (signal.aborted || kept?.place === null) await forgetTraining(job.id).catch(() => {});
      enter(signal.aborted ? { name: 'cancelled' } : { name: 'failed', message: messageOf(error) });
    }
  }

  function open(next: Gate | null): void {
    const before = gate;
    gate = next;
    before?.open();
  }

  return (command) => {
    switch (command.type) {
      case 'run':
        void run(command.job);
        break;
      case 'choose':
        choose(command.digits);
        break;
      case 'read':
        reader.setDrawing(command.strokes);
        break;
      case 'pause':
        gate ??= createGate();
        enter({ name: 'training', isPaused: true });
        break;
      case 'resume':
        open(null);
        enter({ name: 'training', isPaused: false });
        break;
      case 'step':
        if (gate !== null) open(createGate());
        break;
      case 'stop':
        stopping.abort();
        open(null);
        if (view.phase.name === 'training') enter({ name: 'ending', isStopped: true });
        break;
    }
  };
}

/** A stopped run was not judged; it is now, so that what it learnt can be compared. */
async function judge(run: RunFile, test: Dataset): Promise<RunFile> {
  if (run.metrics !== null) return run;
  const { accuracy, loss, count, confusionMatrix, wrong } = await evaluate(run.spec, run.weights, test);
  return { ...run, metrics: { accuracy, loss, count }, confusionMatrix, wrong };
}
