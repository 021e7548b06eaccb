import { train } from '@raqam/trainer';
import { loadDigits } from '../digits/load-digits.ts';
import { runService } from '../runs/run-service.ts';
import { compareReplay, type ReplayOutcome } from './compare-replay.ts';
import { digitsOf } from './digits-of.ts';

/** How far a replay is. */
export type ReplayProgress =
  | { readonly stage: 'loading'; readonly receivedBytes: number }
  | { readonly stage: 'training'; readonly numDone: number; readonly numSteps: number };

/** Trains runs again, in a worker. */
export const replayService = {
  /**
   * Trains a run of this browser again, with its options on its data, and compares.
   *
   * @returns `null` when this browser has no such run.
   * @throws {DigitsMissingError} When MNIST is not at hand and no other host may be asked.
   * @throws {Error} When the training fails.
   */
  async replay(
    id: string,
    mayDownload: boolean,
    onProgress: (progress: ReplayProgress) => void,
  ): Promise<ReplayOutcome | null> {
    const read = await runService.read(id);
    if (read === null) return null;
    const { run } = read;
    const { dataset: wanted, options, spec } = run;
    const digits = await loadDigits({
      source: digitsOf(wanted),
      mayDownload,
      numImages: options.limit ?? 60_000,
      signal: new AbortController().signal,
      onProgress: ({ receivedBytes }) => onProgress({ stage: 'loading', receivedBytes }),
    });
    const found = { name: digits.train.name, sha256: await digits.train.digest() };
    if (found.sha256 !== wanted.sha256) return { kind: 'otherData', wanted, found };
    return await compareReplay(run, train(spec, { train: digits.train }, options), (numDone, numSteps) =>
      onProgress({ stage: 'training', numDone, numSteps }),
    );
  },
};
