import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { StoreLockedError } from './errors.ts';

/** How a store is locked. */
export interface LockStoreOptions {
  /** Told once when a lock is there and it is not clear yet whether its runner lives. */
  readonly onNotice: (notice: string) => void;
  /** Called when the lock is no longer ours: its folder was deleted, or another runner thought us dead. */
  readonly onLost: () => void;
}

/** A runner renews its lock this often … */
const RENEWAL_MS = 1000;
/** … and one that was not renewed for so long was left by a runner that died. */
const STALE_MS = 4000;
const POLL_MS = 200;

/**
 * Makes a store this process's own. The lock is a folder whose time is renewed while its runner lives: one that was
 * killed leaves it behind, and it is taken over when its time has stood still for 4 seconds.
 *
 * @returns Gives the store back.
 * @throws {StoreLockedError} `the store /home/ada/runs is in use by another raqam-bench; …`, as soon as that is certain.
 */
export async function lockStore(
  directory: string,
  { onLost, onNotice }: LockStoreOptions,
): Promise<() => Promise<void>> {
  const lockfilePath = join(directory, 'lock');
  const options = { lockfilePath, realpath: false, stale: STALE_MS, update: RENEWAL_MS, onCompromised: onLost };
  let firstSeenMs: number | null = null;
  for (;;) {
    try {
      return await lock(directory, options);
    } catch (error) {
      if (!isHeld(error)) throw error;
    }
    const renewedMs = await stat(lockfilePath).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (firstSeenMs === null && renewedMs !== null) {
      firstSeenMs = renewedMs;
      onNotice(
        `the store ${directory} has the lock of another runner; waiting up to ${STALE_MS / 1000} seconds to see whether it lives.`,
      );
    }
    if (renewedMs !== null && renewedMs !== firstSeenMs) {
      throw new StoreLockedError(
        `the store ${directory} is in use by another raqam-bench; expected one at a time. ` +
          'Wait until it has ended, or name another store with --store.',
      );
    }
    await sleep(POLL_MS);
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}
