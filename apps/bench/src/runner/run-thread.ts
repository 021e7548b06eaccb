// A thread that trains one network after the other, each in this thread alone unless its options say otherwise.
import { parentPort } from 'node:worker_threads';
import { measureStep } from './measure-step.ts';
import type { RunData } from './run-data.ts';
import { openRunData } from './shared-run-data.ts';
import { solveClassical } from './solve-classical.ts';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.ts';
import { trainRun } from './train-run.ts';

/** Between two messages of progress. */
const PROGRESS_INTERVAL_MS = 200;

const data = new Map<string, RunData>();
let stop = new AbortController();

parentPort?.on('message', (request: ThreadRequest) => {
  if (request.type === 'stop') stop.abort();
  else if (request.type === 'data') data.set(request.key, openRunData(request.data));
  else void answer(request).catch(describeFailure).then(tell);
});

function tell(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}

async function answer(request: Exclude<ThreadRequest, { type: 'data' | 'stop' }>): Promise<ThreadAnswer> {
  stop = new AbortController();
  const runData = data.get(request.job.dataKey);
  if (runData === undefined) throw new Error(`run-thread: the data ${request.job.dataKey} were not sent.`);
  if (request.type === 'measure') return { type: 'measured', stepMs: await measureStep(request.job, runData) };
  if (request.type === 'solve') return solveClassical(request.job, runData);
  return trainRun(request.job, runData, { signal: stop.signal, onStep: createStepTeller() });
}

function createStepTeller(): (numSteps: number) => void {
  let toldMs = Number.NEGATIVE_INFINITY;
  return (numSteps) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < PROGRESS_INTERVAL_MS) return;
    toldMs = nowMs;
    tell({ type: 'progress', numSteps });
  };
}

function describeFailure(error: unknown): ThreadAnswer {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { type: 'failed', failure: { errorName: name, message, numSteps: 0 } };
}
