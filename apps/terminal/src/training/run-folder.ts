import { mkdir, readdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The place of one training run: the model's files (`model.json`, `weights-….bin`) and those named here. */
export interface RunFolder {
  /** Absolute. */
  readonly path: string;
  /** The run with its history; written when it ends. */
  readonly runFile: string;
  /** There while the run is unfinished. */
  readonly checkpointFile: string;
}

const RUN_FILE = 'run.raqam';
const CHECKPOINT_FILE = 'checkpoint';
/** What a run leaves in its folder. */
const OWN_FILE = /^(?:model\.json|weights-[0-9a-f]{16}\.bin|run\.raqam|checkpoint)$/;
const DEFAULT_PARENT = 'raqam-runs';

/** The run that lies, or will lie, at a path. */
export function runFolderAt(path: string): RunFolder {
  const absolute = resolve(path);
  return {
    path: absolute,
    runFile: join(absolute, RUN_FILE),
    checkpointFile: join(absolute, CHECKPOINT_FILE),
  };
}

/** A folder for a new run below `./raqam-runs`, named by model, seed and time: `cnn-seed-1-2026-11-23T09-30-00`. */
export function defaultRunFolder(model: string, seed: number, now: Date): string {
  const time = now.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replaceAll(':', '-');
  return join(DEFAULT_PARENT, `${model}-seed-${seed}-${time}`);
}

/**
 * Makes the folder and empties it for a new run: what an earlier run has left there moves into `earlier-1`, or the
 * first such name that is free. Other files stay.
 *
 * @returns The folder they moved to; null when there was nothing to move.
 */
export async function clearRunFolder({ path }: RunFolder): Promise<string | null> {
  await mkdir(path, { recursive: true });
  const earlier = (await readdir(path)).filter((name) => OWN_FILE.test(name));
  if (earlier.length === 0) return null;
  const folder = await createEarlierFolder(path, 1);
  for (const name of earlier) await rename(join(path, name), join(folder, name));
  return folder;
}

async function createEarlierFolder(path: string, number: number): Promise<string> {
  const folder = join(path, `earlier-${number}`);
  try {
    await mkdir(folder);
    return folder;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return createEarlierFolder(path, number + 1);
  }
}
