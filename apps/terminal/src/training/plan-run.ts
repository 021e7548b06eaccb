import { decodeCheckpoint, type ModelSpec, type RunFile, type TrainOptions } from '@raqam/artifact';
import { loadRunFile } from '@raqam/artifact/node';
import { createModelSpec } from '@raqam/model';
import { type CheckpointStore, checkEngine, recipeSpec, type TrainingRecipe } from '@raqam/trainer';
import { createFileCheckpointStore } from '@raqam/trainer/node';
import { UsageError } from '../command-error.ts';
import { exists } from '../exists.ts';
import { shortPath } from '../short-path.ts';
import { checkResume, dataNameOf, type SavedRun } from './check-resume.ts';
import type { DataOrigin } from './load-training-data.ts';
import { defaultRunFolder, type RunFolder, runFolderAt } from './run-folder.ts';
import { newTrainOptions, type TrainRequest } from './train-request.ts';

/** A run that is to be carried out. */
export interface RunPlan {
  readonly status: 'open';
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
  readonly data: DataOrigin;
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
  const { name, spec, data } = request.recipe?.whole ? planRecipe(request, request.recipe.whole) : planModel(request);
  const options = newTrainOptions(request);
  if (request.options.patience !== undefined && options.validationFraction === 0) {
    throw new UsageError(
      'received --early-stopping without --validation; expected images to watch. Set a share of them aside, for example --validation 0.1.',
    );
  }
  checkEngine(options);
  const folder = runFolderAt(out ?? defaultRunFolder(name, options.seed, new Date()));
  const checkpoints = createFileCheckpointStore(folder.checkpointFile);
  return { status: 'open', spec, options, data, folder, checkpoints, isResumed: false };
}

/** What is trained, and what a folder is named after. */
interface Subject extends Pick<RunPlan, 'data' | 'spec'> {
  readonly name: string;
}

function planModel({ model = 'cnn', hiddenUnits, data = 'mnist' }: TrainRequest): Subject {
  if (hiddenUnits !== undefined && model !== 'mlp') {
    throw new UsageError(
      `received --hidden-units for the model ${model}; expected them with --model mlp. Leave them out, or train an mlp.`,
    );
  }
  const spec =
    model === 'mlp' ? createModelSpec(model, hiddenUnits === undefined ? {} : { hiddenUnits }) : createModelSpec(model);
  return { name: model, spec, data: { type: 'set', name: data } };
}

function planRecipe({ model, hiddenUnits, data }: TrainRequest, recipe: TrainingRecipe): Subject {
  const flags = { '--model': model, '--hidden-units': hiddenUnits, '--data': data };
  const flag = Object.entries(flags).find(([, value]) => value !== undefined)?.[0];
  if (flag !== undefined) {
    throw new UsageError(
      `received ${flag} with the recipe ${recipe.name}, which has a model and data of its own. Leave ${flag} out, or change the recipe.`,
    );
  }
  return { name: recipe.name, spec: recipeSpec(recipe), data: { type: 'recipe', recipe } };
}

function resumeRun(request: TrainRequest, saved: SavedRun, place: Pick<RunPlan, 'folder' | 'checkpoints'>): RunPlan {
  const where = shortPath(place.folder.path);
  checkResume(request, saved, where);
  const { spec, options, dataset } = saved;
  const recipe = request.recipe?.whole;
  if (recipe === undefined && dataset.name.startsWith(RECIPE_DATA)) {
    throw new UsageError(
      `received --resume without --recipe; the run in ${where} learns from the data of the recipe ${dataset.name.slice(RECIPE_DATA.length)}. Name its file with --recipe FILE.`,
    );
  }
  const data: DataOrigin = recipe ? planRecipe(request, recipe).data : { type: 'set', name: dataNameOf(saved) };
  return { status: 'open', spec, options, data, ...place, isResumed: true };
}

/** What the data of a recipe are named with. */
const RECIPE_DATA = 'recipe/';
