// A thread that multiplies and adds for as long as it is told, and answers how fast it was.
import { parentPort } from 'node:worker_threads';
import { emitPeak, PEAK_ROUND_FLOPS } from './emit-peak.ts';

/** A twentieth of a second or less: how finely the end is met. */
const ROUNDS_PER_CALL = 100_000;

const memory = new WebAssembly.Memory({ initial: 1 });
const { instance } = await WebAssembly.instantiate(emitPeak(), { env: { memory } });
const peak = instance.exports['peak'] as (rounds: number) => void;

parentPort?.on('message', (durationMs: number) => {
  const start = performance.now();
  let numCalls = 0;
  let elapsedMs = 0;
  while (elapsedMs < durationMs) {
    peak(ROUNDS_PER_CALL);
    numCalls++;
    elapsedMs = performance.now() - start;
  }
  parentPort?.postMessage((numCalls * ROUNDS_PER_CALL * PEAK_ROUND_FLOPS) / (elapsedMs * 1e6));
});
