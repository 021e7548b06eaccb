import type { Dataset } from '@raqam/dataset';
import { ClassicalModelError } from '../command-error.ts';
import type { ClassicalModel } from '../experiment/experiment.ts';
import type { Classifier } from './classifier.ts';
import { loadLibsvm } from './load-libsvm.ts';

/** LIBSVM's numbers for what is asked for. */
const C_SVC = 0;
const RBF = 2;
/** LIBSVM's own default: training ends when no pair of images breaks the optimality conditions by more. */
const TOLERANCE = 1e-3;
/** For rows of the kernel matrix: half a gigabyte holds all pairs of 11,000 images. */
const CACHE_MEGABYTES = 500;

/**
 * Trains a support vector machine with LIBSVM: for each pair of classes the dual problem
 *
 *   min ½ αᵀQα − Σα,  0 ≤ α_i ≤ cost,  yᵀα = 0,  Q_ij = y_i y_j exp(−gamma · ‖x_i − x_j‖²)
 *
 * over the first `numImages` images, pixels from 0 to 1; an image goes to the class that wins most pairs, the lowest of
 * them when several do. Nothing in it is random. LIBSVM takes `cost` and `gamma` as 32-bit floats here.
 *
 * @throws {ClassicalModelError} `svm: numImages is 70000; mnist has 60000 training images. Ask for that many at most.`
 * @see Chang & Lin, "LIBSVM: a library for support vector machines", ACM TIST 2 (2011).
 */
export async function trainSvm(
  { cost, gamma, numImages }: Extract<ClassicalModel, { classical: 'svm' }>,
  dataset: Dataset,
): Promise<Classifier> {
  if (numImages > dataset.numImages) {
    throw new ClassicalModelError(
      `svm: numImages is ${numImages}; ${dataset.name} has ${dataset.numImages} training images. Ask for that many at most.`,
    );
  }
  const libsvm = await loadLibsvm();
  const numPixels = dataset.height * dataset.width;
  /** Copies numbers into LIBSVM's memory. @returns Where they are. */
  const place = (values: Float64Array): number => {
    const pointer = libsvm._malloc(values.byteLength);
    if (pointer === 0) {
      throw new ClassicalModelError(
        `svm: there is no memory for ${values.byteLength} bytes; expected room for ${numImages} images. Ask for fewer with numImages.`,
      );
    }
    libsvm.HEAPF64.set(values, pointer / Float64Array.BYTES_PER_ELEMENT);
    return pointer;
  };
  const images = place(Float64Array.from(dataset.images.subarray(0, numImages * numPixels), toUnit));
  const labels = place(Float64Array.from(dataset.labels.subarray(0, numImages)));
  const samples = libsvm._make_samples(images, labels, numImages, numPixels);
  const parameters = libsvm._make_param(
    ...([C_SVC, RBF, 0, gamma, 0, 0, CACHE_MEGABYTES, cost, TOLERANCE, 0, 1, 0, 0, 0, 0] as const),
  );
  const model = libsvm._train_model(samples, parameters);
  const pixels = libsvm._malloc(numPixels * Float64Array.BYTES_PER_ELEMENT);
  return {
    classify: (tested, count) =>
      Uint8Array.from({ length: count }, (_, n) => {
        const image = tested.subarray(n * numPixels, (n + 1) * numPixels);
        libsvm.HEAPF64.set(Float64Array.from(image, toUnit), pixels / Float64Array.BYTES_PER_ELEMENT);
        return libsvm._predict_one(model, pixels, numPixels);
      }),
  };
}

function toUnit(pixel: number): number {
  return pixel / 255;
}
