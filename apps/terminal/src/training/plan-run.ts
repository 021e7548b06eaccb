import { decodeCheckpoint, type ModelSpec, type RunFile, type TrainOptions } from '@raqam/artifact';
import { loadRunFile } from '@raqam/artifact/node';
import { createModelSpec } from '@raqam/model';
import { type CheckpointStore, checkEngine } from '@raqam/trainer';
import { createFileCheckpointStore } from '@raqam/trainer/node';
import { UsageError } from '../command-error.ts';
import { exists } from '../exists.ts';
import { shortPath } from '../short-path.ts';
import { checkResume, dataNameOf, type SavedRun } from './check-resume.ts';
import { defaultRunFolder, type RunFolder, runFolderAt } from './run-folder.ts';
import { newTrainOptions, type TrainRequest } from './train-request.ts';

/** A run that is to be carried out. */
export interface RunPlan {
  readonly status: 'open';
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
  /** The name under which the data is loaded. */
  readonly data: string;
  readonly folder: RunFolder;
  readonly checkpoints: CheckpointStore;
  /** Whether it goes on from the folder's checkpoint. */
  readonly isResumed: boolean;
}

/** A run that is over: nothing is left to do. */
export interface FinishedRun {
  readonly status: 'finished';
  readonly run: RunFile;
  readonly folder: RunFolder;
}

/** Where a run is to be kept, and whether it goes on with what is there. */
interface Place {
  /** @default a new folder below `./raqam-runs` */
  readonly out: string | undefined;
  readonly resume: boolean;
}

/**
 * Decides what `raqam train` has to do: a new run, one that goes on from a checkpoint, or nothing.
 *
 * @throws {UsageError} When it should go on with a run that differs from what was asked for.
 * @throws {EngineError} When the engine does not know what is asked for.
 */
export async function planRun(request: TrainRequest, { out, resume }: Place): Promise<RunPlan | FinishedRun> {
  if (!resume) return planNewRun(request, out);
  if (out === undefined) {
    throw new UsageError('received --resume without --out; expected the folder of the run. Name it with --out DIR.');
  }
  const folder = runFolderAt(out);
  const checkpoints = createFileCheckpointStore(folder.checkpointFile);
  const bytes = await checkpoints.load();
  if (bytes !== null) {
    const saved = await decodeCheckpoint(bytes, shortPath(folder.checkpointFile));
    return resumeRun(request, saved, { folder, checkpoints });
  }
  if (!(await exists(folder.runFile))) return planNewRun(request, out);
  const run = await loadRunFile(folder.runFile);
  checkResume(request, run, shortPath(folder.path));
  return { status: 'finished', run, folder };
}

function planNewRun(request: TrainRequest, out: string | undefined): RunPlan {
  const { model = 'cnn', hiddenUnits, data = 'mnist' } = request;
  if (hiddenUnits !== undefined && model !== 'mlp') {
    throw new UsageError(
      `received --hidden-units for the model ${model}; expected them with --model mlp. Leave them out, or train an mlp.`,
    );
  }
  const spec =
    model === 'mlp' ? createModelSpec(model, hiddenUnits === undefined ? {} : { hiddenUnits }) : createModelSpec(model);
  const options = newTrainOptions(request);
  if (request.options.patience !== undefined && options.validationFraction === 0) {
    throw new UsageError(
      'received --early-stopping without --validation; expected images to watch. Set a share of them aside, for example --validation 0.1.',
    );
  }
  checkEngine(options);
  const folder = runFolderAt(out ?? defaultRunFolder(model, options.seed, new Date()));
  const checkpoints = createFileCheckpointStore(folder.checkpointFile);
  return { status: 'open', spec, options, data, folder, checkpoints, isResumed: false };
}

function resumeRun(request: TrainRequest, saved: SavedRun, place: Pick<RunPlan, 'folder' | 'checkpoints'>): RunPlan {
  checkResume(request, saved, shortPath(place.folder.path));
  const { spec, options } = saved;
  return { status: 'open', spec, options, data: dataNameOf(saved), ...place, isResumed: true };
}
