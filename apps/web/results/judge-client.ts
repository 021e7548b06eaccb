import { proxy } from 'comlink';
import type { DigitsChoice } from '../digits/load-digits.ts';
import { formatNetworkSource, type NetworkSource } from '../inside/network-source.ts';
import { WorkerService } from '../runs/worker-service.ts';
import type { JudgeProgress, judgeService } from './judge-service.ts';
import type { Judgement } from './judgement.ts';

const service = new WorkerService<typeof judgeService>(
  () => new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' }),
);

/** What was judged since the page was opened: a network is not asked the same twice. */
const judged = new Map<string, Judgement>();

const keyOf = (source: NetworkSource, digits: DigitsChoice['source']) => `${formatNetworkSource(source)} ${digits}`;

/** What was judged already; `null` when it was not. */
export function judgementOf(source: NetworkSource, digits: DigitsChoice['source']): Judgement | null {
  return judged.get(keyOf(source, digits)) ?? null;
}

/**
 * Judges a network by all test images, in a worker.
 *
 * @returns `null` when this browser has no such run.
 * @throws {Error} Of the name `DigitsMissingError` when the visitor must be asked first; `AbortError` when stopped.
 */
export async function judge(
  source: NetworkSource,
  digits: DigitsChoice,
  onProgress: (progress: JudgeProgress) => void,
): Promise<Judgement | null> {
  const known = judgementOf(source, digits.source);
  if (known !== null) return known;
  const judgement = await service.call((api) => api.judge(source, digits, proxy(onProgress)));
  if (judgement !== null) judged.set(keyOf(source, digits.source), judgement);
  return judgement;
}

/**
 * Test images of MNIST by their indices: [indices, 28, 28], 0 paper and 255 ink.
 *
 * @throws {Error} Of the name `DigitsMissingError` when the visitor must be asked first.
 */
export async function loadPictures(
  indices: readonly number[],
  mayDownload: boolean,
  onProgress: (progress: JudgeProgress) => void,
): Promise<Uint8Array> {
  return await service.call((api) => api.pictures(indices, mayDownload, proxy(onProgress)));
}

/** Ends judging at once. */
export function stopJudging(): void {
  service.stop();
}
