import type { InputContract, TrainOptions } from '@raqam/artifact';
import type { Dataset, ImageSource } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/node';
import { DIGIT_CONTRACT } from '@raqam/image';
import type { TrainingRecipe } from '@raqam/trainer';
import { loadRecipeData } from '@raqam/trainer/node';
import type { LoadingTeller } from './tell-loading.ts';

/** Where the data of a run come from: a set by its name, or all sets of a recipe. */
export type DataOrigin =
  | { readonly type: 'set'; readonly name: string }
  | { readonly type: 'recipe'; readonly recipe: TrainingRecipe };

/** What a run learns from and is judged by. */
export interface TrainingSets {
  readonly name: string;
  readonly train: ImageSource;
  readonly test: Dataset | null;
  /** Of a recipe: parts of its sets that are not learnt from, by which a network is chosen. */
  readonly validation: readonly Dataset[];
  readonly inputContract: InputContract;
  /** A sentence to show to people when something else was loaded than what was asked for. */
  readonly notice: string | null;
}

/** How the loading is ended and told. */
export interface LoadingOptions {
  readonly signal: AbortSignal;
  /** Null: nothing is told. */
  readonly teller: LoadingTeller | null;
}

/**
 * Loads what a run learns from.
 *
 * @param options Of the run; the answers of a recipe's teacher are asked for with its workers.
 * @throws {DataNotFoundError} When a set is in none of the folders.
 * @throws {RecipeError} When a recipe takes a set for what it is not.
 */
export async function loadTrainingData(
  origin: DataOrigin,
  options: TrainOptions,
  loading: LoadingOptions,
): Promise<TrainingSets> {
  try {
    const loaded =
      origin.type === 'set' ? await loadSet(origin.name, loading) : await loadSets(origin.recipe, options, loading);
    loading.signal.throwIfAborted();
    return loaded;
  } finally {
    loading.teller?.end();
  }
}

/**
 * MNIST is downloaded where no folder holds it; where that cannot be done either, synthetic digits stand in for it, and
 * the `notice` says so.
 */
async function loadSet(asked: string, { signal, teller }: LoadingOptions): Promise<TrainingSets> {
  const { name, train, test, notice } = await loadDataset(asked, {
    signal,
    onProgress: (progress) => teller?.download.tell(progress),
    ...(asked === 'mnist' && { fallback: 'synthetic' }),
  });
  const inputContract = { id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version };
  return { name, train, test, validation: [], inputContract, notice };
}

/** Nothing stands in for a recipe's sets: its result would be another one. */
async function loadSets(
  recipe: TrainingRecipe,
  options: TrainOptions,
  { signal, teller }: LoadingOptions,
): Promise<TrainingSets> {
  const { train, test, validation, inputContract } = await loadRecipeData(
    { ...recipe, options },
    {
      signal,
      onDownload: (progress) => teller?.download.tell(progress),
      onDrawing: (progress) => teller?.tellDrawing(progress),
      onTeacherEvent: (event) => teller?.tellTeacher(event),
      ...(options.workers !== null && { workers: options.workers }),
    },
  );
  return { name: train.name, train, test, validation, inputContract, notice: null };
}
