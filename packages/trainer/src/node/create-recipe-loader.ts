import {
  Dataset,
  type DownloadProgress,
  type DrawingOptions,
  datasetFromStrokes,
  type LoadedDataset,
  NO_DIGIT,
  renderStrokes,
  type StrokeSample,
  splitDataset,
  splitStrokeSamples,
  synthesizeDataset,
  synthesizeNonDigits,
} from '@raqam/dataset';
import { type DataDirectoriesOptions, findStrokes, loadDataset, readStrokeFile } from '@raqam/dataset/node';
import { RecipeError } from '../errors.ts';
import type { RecipeSource } from '../recipe/training-recipe.ts';

/** How the data of a recipe are loaded. */
export interface LoadRecipeOptions extends DataDirectoriesOptions {
  /** Ends the loading; its promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called while MNIST, which alone can be fetched, comes. */
  readonly onDownload?: ((progress: DownloadProgress) => void) | undefined;
  /** Called while images are drawn, which takes about 0.1 ms each. */
  readonly onDrawing?: ((progress: DrawingProgress) => void) | undefined;
}

/** How far the drawing of a set has come. */
export interface DrawingProgress {
  /** The name of the set in the recipe. */
  readonly name: string;
  readonly numDrawn: number;
  readonly numImages: number;
}

/** Digits as they were written by hands that are not learnt from. */
export interface HeldOutStrokes {
  /** The name of the images made of them. */
  readonly name: string;
  readonly samples: readonly StrokeSample[];
}

/** The part of a set that is never learnt from. */
interface HeldOutSet {
  /** Strokes are drawn as they are when they are recognized. */
  readonly validation: Dataset;
  /** Null where there are only images. */
  readonly strokes: HeldOutStrokes | null;
}

/** Loads the sets of recipes; what several of them name is loaded once. */
export interface RecipeLoader {
  /** What is learnt from; drawing it may take a while. */
  loadTrain(source: RecipeSource): Promise<Dataset>;
  /** Null: all of it is learnt from. */
  loadHeldOut(source: RecipeSource): Promise<HeldOutSet | null>;
  /** @throws {RecipeError} When the set has no test part. */
  loadTest(name: string): Promise<Dataset>;
}

/** A set in two sides; of strokes nothing is drawn yet. */
type DividedSet =
  | { readonly type: 'images'; readonly train: Dataset; readonly validation: Dataset | null }
  | {
      readonly type: 'strokes';
      readonly train: readonly StrokeSample[];
      readonly validation: readonly StrokeSample[] | null;
    };

/**
 * A loader for one recipe and its teacher's.
 *
 * Its methods throw {@link RecipeError} where a recipe takes a set for what it is not, and what `loadDataset` of
 * `@raqam/dataset/node` throws where one is missing or damaged.
 */
export function createRecipeLoader({ onDownload, onDrawing, signal, ...place }: LoadRecipeOptions = {}): RecipeLoader {
  const loadImages = once((name: string): Promise<LoadedDataset> => {
    return loadDataset(name, { ...place, ...(signal && { signal }), ...(onDownload && { onProgress: onDownload }) });
  });
  const readStrokes = once(async (name: string): Promise<readonly StrokeSample[] | null> => {
    const file = await findStrokes(name, place);
    if (file === null) return null;
    const samples: StrokeSample[] = [];
    for await (const sample of readStrokeFile(file)) samples.push(sample);
    return samples;
  });
  const drawing = (name: string): DrawingOptions => ({
    ...(signal && { signal }),
    onProgress: (progress) => onDrawing?.({ name, ...progress }),
  });
  /** Draws or finds images. */
  const makeImages = async ({
    kinds,
    name,
    numImages,
    renderings,
    seed,
    variation,
  }: RecipeSource): Promise<Dataset> => {
    if (numImages !== null && name === 'synthetic') {
      return synthesizeDataset({ seed, numTrain: numImages, numTest: 1 }).train;
    }
    if (numImages !== null) {
      return synthesizeNonDigits({
        ...{ numImages, seed, ...drawing(name) },
        ...(kinds && { kinds }),
        ...(variation && { variation }),
      });
    }
    if (renderings !== 1) refuseField('renderings', name, 'images', 'strokes');
    if (variation !== null) refuseField('variation', name, 'images', 'strokes');
    return (await loadImages(name)).train;
  };
  const divide = once(async (source: RecipeSource): Promise<DividedSet> => {
    const { heldOut, name, nonDigitLabels, numImages } = source;
    const shares = heldOut && { validation: heldOut.share, seed: heldOut.seed };
    const samples = numImages === null && name !== 'mnist' ? await readStrokes(name) : null;
    if (samples !== null) {
      if (nonDigitLabels !== null) refuseField('nonDigitLabels', name, 'strokes', 'images');
      if (shares === null) return { type: 'strokes', train: samples, validation: null };
      return { type: 'strokes', ...splitStrokeSamples(name, samples, shares) };
    }
    const images = await makeImages(source);
    const taken = nonDigitLabels === null ? images : takeNonDigits(images, nonDigitLabels);
    if (shares === null) return { type: 'images', train: taken, validation: null };
    return { type: 'images', ...splitDataset(taken, shares) };
  });
  return {
    loadTrain: once(async (source) => {
      signal?.throwIfAborted();
      const divided = await divide(source);
      signal?.throwIfAborted();
      if (divided.type === 'images') return divided.train;
      const { name, renderings, seed, variation } = source;
      if (variation === null) return datasetFromStrokes(`${name}/train`, divided.train);
      return renderStrokes(divided.train, { name: `${name}/train`, renderings, variation, seed, ...drawing(name) });
    }),
    loadHeldOut: once(async (source) => {
      const divided = await divide(source);
      signal?.throwIfAborted();
      if (divided.type === 'images') return divided.validation && { validation: divided.validation, strokes: null };
      if (divided.validation === null) return null;
      const name = `${source.name}/train/validation`;
      return {
        validation: await datasetFromStrokes(name, divided.validation),
        strokes: { name, samples: divided.validation },
      };
    }),
    loadTest: async (name) => {
      const { test } = await loadImages(name);
      if (test !== null) return test;
      throw new RecipeError(`test: ${name} has no test part. Name a set that has one, such as mnist, or leave it out.`);
    },
  };
}

/** The images of some classes, as ones that show no digit. */
function takeNonDigits(dataset: Dataset, labels: readonly number[]): Dataset {
  const indices = Array.from(dataset.labels.keys()).filter((index) => labels.includes(dataset.labels[index]));
  if (indices.length === 0) {
    throw new RecipeError(`${dataset.name} holds no image of the classes ${labels.join(', ')}. Name others.`);
  }
  const { height, images, name, width, writers } = dataset.subset(indices, `${dataset.name}/nonDigits`);
  return new Dataset({
    ...{ name, images, height, width, ...(writers && { writers }) },
    labels: new Uint8Array(indices.length).fill(NO_DIGIT),
  });
}

function refuseField(field: string, name: string, what: string, whose: string): never {
  throw new RecipeError(`${name} is a set of ${what}; ${field} is for ${whose}. Leave it out there.`);
}

/** Carries a piece of work out once for each argument, however often it is asked for; a weight changes no images. */
function once<Argument, Result>(
  work: (argument: Argument) => Promise<Result>,
): (argument: Argument) => Promise<Result> {
  const results = new Map<string, Promise<Result>>();
  return (argument) => {
    const key = JSON.stringify(argument, (field, value: unknown) => (field === 'weight' ? undefined : value));
    const result = results.get(key) ?? work(argument);
    results.set(key, result);
    return result;
  };
}
