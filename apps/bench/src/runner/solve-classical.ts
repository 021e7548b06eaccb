import { trainClassical } from '../classical/train-classical.ts';
import type { RunData } from './run-data.ts';
import type { SolveJob, ThreadAnswer } from './thread-messages.ts';

/** Solves for a classical model and judges it. */
export async function solveClassical({ limit, model }: SolveJob, { test, train }: RunData): Promise<ThreadAnswer> {
  if (test === null) {
    throw new TypeError('a classical model is only for being judged, and its data have no test part. Choose others.');
  }
  const startedAt = new Date().toISOString();
  const result = await trainClassical(model, limit === null ? train : train.take(limit), test);
  const dataset = { name: train.name, sha256: await train.digest() };
  return { type: 'solved', model, result, source: { dataset, startedAt } };
}
