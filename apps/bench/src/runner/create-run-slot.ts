import { Worker } from 'node:worker_threads';
import type { SharedRunData } from './shared-run-data.ts';
import type { MeasureJob, ThreadAnswer, ThreadRequest } from './thread-messages.ts';

/** A run to be made. */
export type RunRequest = Extract<ThreadRequest, { type: 'solve' | 'train' }>;

/** How a run ended. */
export type RunAnswer = Exclude<ThreadAnswer, { type: 'measured' | 'progress' }>;

type SlotRequest = RunRequest | Extract<ThreadRequest, { type: 'measure' }>;
type SlotAnswer = RunAnswer | Extract<ThreadAnswer, { type: 'measured' }>;

/** A thread that does one thing after the other. */
export interface RunSlot {
  /**
   * Makes a run. A thread that dies of it is a failed answer, and is replaced for the next.
   *
   * @param onProgress Told how many steps are done, a few times a second.
   */
  run(request: RunRequest, onProgress: (numSteps: number) => void): Promise<RunAnswer>;
  /** @returns Milliseconds of one step; null: the network cannot take one. */
  measure(job: MeasureJob): Promise<number | null>;
  /** Ends what is under way: its answer is then `stopped`. */
  stop(): void;
  dispose(): Promise<void>;
}

/** What a slot is busy with. */
interface UnderWay {
  readonly end: (answer: SlotAnswer) => void;
  readonly onProgress: (numSteps: number) => void;
}

/** A training run ends within a step, and its checkpoint takes a moment; whoever cannot be stopped so is ended. */
const STOP_TIMEOUT_MS = 5000;

/** @param data By key; each is sent when it is first asked for. */
export function createRunSlot(data: ReadonlyMap<string, SharedRunData>): RunSlot {
  let thread: Worker | null = null;
  let underWay: UnderWay | null = null;
  const sent = new Set<string>();

  const startThread = () => {
    // Beside this file and with its extension: TypeScript in the sources, JavaScript when built.
    const program = new URL(import.meta.url.replace('create-run-slot.', 'run-thread.'));
    const execArgv = program.pathname.endsWith('.ts') ? ['--conditions=@raqam/source'] : [];
    const started = new Worker(program, { execArgv });
    const onDeath = (error: unknown) => {
      if (thread !== started) return;
      thread = null;
      underWay?.end(failedAnswer(error));
    };
    started.on('message', (message: ThreadAnswer) => {
      if (message.type === 'progress') underWay?.onProgress(message.numSteps);
      else underWay?.end(message);
    });
    started.on('error', onDeath);
    started.on('exit', (code) => onDeath(new Error(`its thread ended with code ${code}.`)));
    sent.clear();
    return started;
  };

  const endThread = async () => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };

  const ask = async (request: SlotRequest, onProgress: (numSteps: number) => void): Promise<SlotAnswer> => {
    thread ??= startThread();
    const answer = new Promise<SlotAnswer>((end) => {
      underWay = { end, onProgress };
    });
    const { dataKey } = request.job;
    const shared = data.get(dataKey);
    if (shared !== undefined && !sent.has(dataKey)) {
      sent.add(dataKey);
      thread.postMessage({ type: 'data', key: dataKey, data: shared } satisfies ThreadRequest);
    }
    thread.postMessage(request satisfies ThreadRequest);
    try {
      return await answer;
    } finally {
      underWay = null;
    }
  };

  return {
    run: async (request, onProgress) => {
      const answer = await ask(request, onProgress);
      if (answer.type === 'measured') throw new Error('createRunSlot: a run was answered by a measurement.');
      return answer;
    },
    measure: async (job) => {
      const answer = await ask({ type: 'measure', job }, () => {});
      return answer.type === 'measured' ? answer.stepMs : null;
    },
    stop: () => {
      const stopped = underWay;
      if (stopped === null) return;
      thread?.postMessage({ type: 'stop' } satisfies ThreadRequest);
      setTimeout(() => {
        // Not if it has ended, or the slot is at something else.
        if (underWay === stopped) void endThread().then(() => stopped.end({ type: 'stopped' }));
      }, STOP_TIMEOUT_MS).unref();
    },
    dispose: endThread,
  };
}

function failedAnswer(error: unknown): SlotAnswer {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { type: 'failed', failure: { errorName: name, message, numSteps: 0 } };
}
