import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ArtifactFormatError, decodeRunFile, encodeRunFile } from '@raqam/artifact';
import { loadFile, StorageError, saveFile } from '@raqam/artifact/node';
import { parseReport } from '../document/parse-report.ts';
import { renderJson } from '../document/render-json.ts';
import type { TimingLog, TimingRound } from '../timing/timings.ts';
import { StoreDamageError, StoreError, StoreLostError } from './errors.ts';
import { lockStore } from './lock-store.ts';
import type { RunStore } from './run-store.ts';
import { decodeSealedJson, encodeSealedJson } from './sealed-json.ts';
import type { ClassicalRun, DivergedRun, StoredRun, TrainedRun } from './stored-run.ts';

/** How a store is opened. */
export interface OpenRunStoreOptions {
  /** Only reads, and so may be opened beside a runner; nothing is created. @default false */
  readonly readOnly?: boolean | undefined;
  /** Told what a person should know: a lock that is waited for, a damaged file. */
  readonly onNotice: (notice: string) => void;
}

/** What stands beside a run file: of a trained run all that the run file does not say, of others everything. */
type Sidecar = (Omit<TrainedRun, 'run'> & { readonly runFileSha256: string }) | ClassicalRun | DivergedRun;

const FOLDERS = ['runs', 'reports', 'timings', 'checkpoints'];
const SIDECAR = /^(?<digest>[0-9a-f]{64})\.json$/;

/**
 * Opens a store, and creates it where there is none. One runner works on it at a time.
 *
 * @throws {StoreLockedError} `the store /home/ada/runs is in use by another raqam-bench; expected one at a time. …`
 * @throws {StoreError} `the store /home/ada/runs cannot be used (EROFS); expected a folder that this user may write …`
 */
export async function openRunStore(
  directory: string,
  { onNotice, readOnly = false }: OpenRunStoreOptions,
): Promise<RunStore> {
  const path = resolve(directory);
  const lost = new AbortController();
  let unlock: (() => Promise<void>) | null = null;
  const onLost = () => {
    unlock = null;
    lost.abort(lostError(path));
  };
  if (!readOnly) {
    try {
      for (const folder of FOLDERS) await mkdir(join(path, folder), { recursive: true });
      unlock = await lockStore(path, { onLost, onNotice });
      await removeHalfWritten(path);
    } catch (error) {
      throw systemCode(error) === null ? error : unusableError(path, error);
    }
  }

  const save = async (place: string, bytes: Uint8Array) => {
    if (readOnly) {
      throw new StoreError(`the store ${path} was opened for reading only. Open it without readOnly to add to it.`);
    }
    lost.signal.throwIfAborted();
    await saveFile(join(path, place), bytes).catch((error: unknown) => {
      // Its folder is gone, and with it the lock; that will be noticed, but a moment later.
      if (error instanceof StorageError && systemCode(error.cause) === 'ENOENT') throw lostError(path);
      throw error;
    });
  };

  const setAside = async (files: readonly string[], damage: Error, what: string) => {
    if (readOnly) {
      onNotice(`${damage.message} It is left out.`);
      return;
    }
    for (const file of files) {
      await rename(file, `${file}.damaged`).catch((error: unknown) => {
        if (systemCode(error) !== 'ENOENT') throw error;
      });
    }
    onNotice(`${damage.message} It is set aside as *.damaged, and ${what} is made again.`);
  };

  const loadRun = async (digest: string): Promise<StoredRun | null> => {
    const sidecarPath = join(path, 'runs', `${digest}.json`);
    const bytes = await loadFile(sidecarPath);
    if (bytes === null) return null;
    // The seal says that it is what `add` wrote.
    const sidecar = decodeSealedJson(bytes, sidecarPath) as Sidecar;
    if (sidecar.kind !== 'trained') return sidecar;
    const { runFileSha256, ...rest } = sidecar;
    const runPath = join(path, 'runs', `${digest}.raqam`);
    const file = await loadFile(runPath);
    if (file === null || sha256(file) !== runFileSha256) {
      throw new StoreDamageError(`${runPath} is ${file === null ? 'missing' : 'damaged: it has another SHA-256'}.`);
    }
    return { ...rest, run: await decodeRunFile(file, { name: runPath }) };
  };

  const timingLog = (key: string): TimingLog => {
    const pattern = new RegExp(`^${key}-(?<index>\\d+)\\.json(?:\\.damaged)?$`);
    const indices = async () => {
      const names = await listFolder(join(path, 'timings'));
      return names.flatMap((name) => pattern.exec(name)?.groups?.['index'] ?? []).map(Number);
    };
    return {
      rounds: async () => {
        const found: TimingRound[] = [];
        for (const index of (await indices()).sort((a, b) => a - b)) {
          const file = join(path, 'timings', `${key}-${index}.json`);
          const bytes = await loadFile(file);
          if (bytes === null) continue;
          try {
            // The seal says that it is what `append` wrote.
            found.push(decodeSealedJson(bytes, file) as TimingRound);
          } catch (error) {
            if (!(error instanceof StoreDamageError)) throw error;
            await setAside([file], error, 'its round');
          }
        }
        return found;
      },
      append: async (round) => {
        const index = Math.max(-1, ...(await indices())) + 1;
        await save(join('timings', `${key}-${index}.json`), encodeSealedJson(round));
      },
    };
  };

  const has = async (digest: string) => (await loadFile(join(path, 'runs', `${digest}.json`))) !== null;

  return {
    path,
    lost: lost.signal,
    checkIsOurs: async () => {
      lost.signal.throwIfAborted();
      // Whatever keeps it from being looked at keeps runs from being added, too.
      await stat(path).catch(() => {
        throw lostError(path);
      });
    },
    has,
    read: async (digest) => {
      try {
        return await loadRun(digest);
      } catch (error) {
        if (!(error instanceof StoreDamageError || error instanceof ArtifactFormatError)) throw error;
        const files = ['json', 'raqam'].map((ending) => join(path, 'runs', `${digest}.${ending}`));
        await setAside(files, error, 'its run');
        return null;
      }
    },
    add: async (stored) => {
      if (await has(stored.digest)) return;
      if (stored.kind !== 'trained') {
        await save(join('runs', `${stored.digest}.json`), encodeSealedJson(stored));
        return;
      }
      const { run, ...rest } = stored;
      const file = await encodeRunFile(run);
      const sidecar: Sidecar = { ...rest, runFileSha256: sha256(file) };
      await save(join('runs', `${stored.digest}.raqam`), file);
      await save(join('runs', `${stored.digest}.json`), encodeSealedJson(sidecar));
    },
    list: async () => {
      const names = await listFolder(join(path, 'runs'));
      return names.flatMap((name) => SIDECAR.exec(name)?.groups?.['digest'] ?? []).sort();
    },
    writeReport: (name, document) => save(reportPlace(name), new TextEncoder().encode(renderJson(document))),
    readReport: async (name) => {
      const file = join(path, reportPlace(name));
      const bytes = await loadFile(file);
      return bytes && parseReport(new TextDecoder().decode(bytes), file);
    },
    timingLog,
    checkpointPath: (digest, ending) => join(path, 'checkpoints', `${digest}.${ending}`),
    close: async () => {
      await unlock?.();
      unlock = null;
    },
  };
}

/** What a runner that was killed left beside a file's place; nobody else is writing now. */
async function removeHalfWritten(path: string): Promise<void> {
  for (const folder of FOLDERS) {
    for (const name of await listFolder(join(path, folder))) {
      if (name.endsWith('.tmp')) await rm(join(path, folder, name), { force: true });
    }
  }
}

/** Nothing where there is no such folder. */
async function listFolder(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw unusableError(folder, error);
  });
}

/** A name leads to no other folder. */
function reportPlace(name: string): string {
  if (/^[a-z0-9][a-z0-9.-]*$/.test(name)) return join('reports', `${name}.json`);
  throw new StoreError(
    `"${name}" is no name of a report; expected lower-case letters, digits, dots and hyphens. See raqam-bench list.`,
  );
}

function lostError(path: string): StoreLostError {
  return new StoreLostError(
    `the store ${path} was deleted, or taken over by another raqam-bench, while runs were added to it; ` +
      'nothing more is kept. Give the same command again: what the store still holds is not repeated.',
  );
}

function unusableError(path: string, error: unknown): StoreError {
  return new StoreError(
    `the store ${path} cannot be used (${systemCode(error)}); expected a folder that this user may write to. ` +
      'Name another with --store, or in RAQAM_STORE.',
    { cause: error },
  );
}

/** The system's name for an error, such as `ENOENT`; null: it is none of the system's. */
function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
