import type { InputContract } from '@raqam/artifact';
import {
  concatDatasets,
  type Dataset,
  DIGIT_CONTRACT,
  type ImageSource,
  type MixturePart,
  mixDatasets,
} from '@raqam/dataset';
import type { TrainingRecipe } from '../recipe/training-recipe.ts';
import type { HeldOutStrokes, RecipeLoader } from './create-recipe-loader.ts';

/** What a recipe's network is chosen and judged by: nothing of it is learnt from. */
export interface HeldOutData {
  /** In the order of the recipe; strokes are drawn as they are when they are recognized. */
  readonly validation: readonly Dataset[];
  /** Of those parts that were written with a pen, for whoever reads them as a drawing pad does. */
  readonly heldOutStrokes: readonly HeldOutStrokes[];
  /** Judges the network that was chosen, once; null where the recipe names none. */
  readonly test: Dataset | null;
}

/** What a recipe learns from and is judged by. */
export interface RecipeData extends HeldOutData {
  /** All sets by their weights, named `recipe/NAME`; where the recipe has a teacher, its answers are the targets. */
  readonly train: ImageSource;
  /** By which rule all images were made. */
  readonly inputContract: InputContract;
}

/** The sets that a recipe learns from; one after the other, since they are large and are drawn in this thread. */
export async function loadTrainParts({ data }: TrainingRecipe, loader: RecipeLoader): Promise<readonly MixturePart[]> {
  const parts: MixturePart[] = [];
  for (const source of data) parts.push({ dataset: await loader.loadTrain(source), weight: source.weight });
  return parts;
}

/** All of a recipe but its teacher. */
export async function loadRecipeParts(recipe: TrainingRecipe, loader: RecipeLoader): Promise<RecipeData> {
  return {
    train: combineParts(recipe, await loadTrainParts(recipe, loader)),
    ...(await loadHeldOutParts(recipe, loader)),
    inputContract: { id: DIGIT_CONTRACT.id, version: DIGIT_CONTRACT.version },
  };
}

/** The held-out parts of all sets, and the test set. */
export async function loadHeldOutParts({ data, test }: TrainingRecipe, loader: RecipeLoader): Promise<HeldOutData> {
  const parts = [];
  for (const source of data) parts.push(await loader.loadHeldOut(source));
  const heldOut = parts.filter((part) => part !== null);
  return {
    validation: heldOut.map(({ validation }) => validation),
    heldOutStrokes: heldOut.map(({ strokes }) => strokes).filter((strokes) => strokes !== null),
    test: test === null ? null : await loader.loadTest(test),
  };
}

/**
 * Where every image comes once an epoch, one set in memory, which can do more than a mixture: be divided, be copied into
 * a worker.
 */
function combineParts({ name }: TrainingRecipe, parts: readonly MixturePart[]): ImageSource {
  const [first, ...others] = parts.map(({ dataset }) => dataset);
  const isPlain = parts.every(({ weight }) => weight === 1);
  return isPlain ? concatDatasets(`recipe/${name}`, [first, ...others]) : mixDatasets(`recipe/${name}`, parts);
}
