import { EngineError } from './errors.ts';
import type { Inference } from './inference.ts';

/** How an answer changes when a patch of the image is covered, for every place of the patch. */
export interface OcclusionMap {
  /** The class that is followed: the most probable one of the whole image. */
  readonly label: number;
  /** Its probability for the whole image. */
  readonly probability: number;
  /**
   * By how much that falls when a pixel is covered: the mean over all patches that cover it, row-major. Negative where
   * covering helps.
   */
  readonly drops: Float32Array<ArrayBuffer>;
}

/** How an image is covered. */
export interface OcclusionOptions {
  /** The side of the patch in pixels. @default 4: about as wide as a stroke and its rim in an image of 28×28 */
  readonly patchSize?: number | undefined;
  /** Stops it between two batches of images; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told the share of places that is done, in (0, 1]. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Images of one call of the network; between two of them the thread hears its other messages. */
const BATCH_SIZE = 64;

/**
 * Covers an image with a square patch of zeros (paper) at every place that the patch can take, and follows what that does
 * to the answer.
 *
 * @param image A square image of one channel, row-major; only read.
 * @throws {EngineError} `occludeImage: cnn reads 28×28×3; expected a square image of one channel. …`, and likewise
 *   about a patch that does not fit.
 * @see Zeiler & Fergus, "Visualizing and understanding convolutional networks", arXiv:1311.2901, section 4.2.
 */
export async function occludeImage(
  inference: Inference,
  image: Float32Array,
  { onProgress, patchSize = 4, signal }: OcclusionOptions = {},
): Promise<OcclusionMap> {
  const { numInputs, numOutputs, spec } = inference;
  const side = Math.sqrt(numInputs);
  const [height, width, numChannels] = spec.inputShape.length === 3 ? spec.inputShape : [side, side, 1];
  if (height !== width || numChannels !== 1 || !Number.isInteger(side)) {
    throw new EngineError(
      `occludeImage: ${spec.name} reads ${spec.inputShape.join('×')}; expected a square image of one channel. ` +
        'Choose a network for digits.',
    );
  }
  if (!Number.isInteger(patchSize) || patchSize < 1 || patchSize > side) {
    throw new EngineError(
      `occludeImage: patchSize is ${patchSize}; expected a whole number from 1 to ${side}, the side of the image. ` +
        'Choose a smaller patch.',
    );
  }
  const whole = inference.run(image);
  const label = whole.indexOf(Math.max(...whole));
  const numAlong = side - patchSize + 1;
  const numPlaces = numAlong ** 2;
  const drops = new Float32Array(numInputs);
  const numCovers = new Float32Array(numInputs);

  for (let first = 0; first < numPlaces; first += BATCH_SIZE) {
    await nextTask();
    signal?.throwIfAborted();
    const places = Array.from({ length: Math.min(BATCH_SIZE, numPlaces - first) }, (_, i) =>
      pixelsOfPatch(first + i, patchSize, numAlong, side),
    );
    const images = new Float32Array(places.length * numInputs);
    for (const [i, pixels] of places.entries()) {
      images.set(image, i * numInputs);
      for (const pixel of pixels) images[i * numInputs + pixel] = 0;
    }
    const outputs = inference.run(images);
    for (const [i, pixels] of places.entries()) {
      const drop = whole[label] - outputs[i * numOutputs + label];
      for (const pixel of pixels) {
        drops[pixel] += drop;
        numCovers[pixel] += 1;
      }
    }
    onProgress?.((first + places.length) / numPlaces);
  }
  return { label, probability: whole[label], drops: drops.map((sum, pixel) => sum / numCovers[pixel]) };
}

/** The pixels that a patch covers, by the number of its place, row-major. */
function pixelsOfPatch(place: number, patchSize: number, numAlong: number, side: number): readonly number[] {
  const corner = Math.floor(place / numAlong) * side + (place % numAlong);
  return Array.from({ length: patchSize ** 2 }, (_, i) => corner + Math.floor(i / patchSize) * side + (i % patchSize));
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
