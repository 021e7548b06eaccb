import { inferShapes } from '@raqam/artifact';
import { createInference } from '@raqam/engine';
import type { ReadableNetwork } from './readable-network.ts';
import type { OcclusionMap } from './reader-messages.ts';

/** The side of the patch in pixels: about as wide as a stroke and its rim. */
export const PATCH_SIZE = 4;

/** Images of one call; between two of them newer requests are heard. */
const BATCH_SIZE = 64;

/**
 * Covers the image with a patch of paper at every place that the patch can take, and follows what that does to the
 * probability of the answer.
 *
 * @param image A square image in the network's input shape.
 * @param onProgress Told the share that is done, in (0, 1].
 * @returns `null` when the signal was aborted meanwhile.
 * @throws What `createInference` throws.
 * @see Zeiler & Fergus, "Visualizing and understanding convolutional networks", arXiv:1311.2901, section 4.2.
 */
export async function occludeImage(
  { spec, weights }: ReadableNetwork,
  image: Float32Array,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<OcclusionMap | null> {
  const tensors = inferShapes(spec).weights.map(({ name, shape }, index) => ({ name, shape, values: weights[index] }));
  const inference = await createInference(spec, tensors);
  const { numOutputs } = inference;
  const whole = inference.run(image);
  const label = whole.indexOf(Math.max(...whole));
  const side = Math.sqrt(image.length);
  const numPlaces = side - PATCH_SIZE + 1;
  const drops = new Float32Array(image.length);
  const numCovers = new Float32Array(image.length);

  for (let first = 0; first < numPlaces ** 2; first += BATCH_SIZE) {
    await nextTask();
    if (signal.aborted) return null;
    const count = Math.min(BATCH_SIZE, numPlaces ** 2 - first);
    const images = new Float32Array(count * image.length);
    for (let i = 0; i < count; i++) {
      images.set(image, i * image.length);
      for (const pixel of pixelsOfPatch(first + i, numPlaces, side)) images[i * image.length + pixel] = 0;
    }
    const outputs = inference.run(images);
    for (let i = 0; i < count; i++) {
      for (const pixel of pixelsOfPatch(first + i, numPlaces, side)) {
        drops[pixel] += whole[label] - outputs[i * numOutputs + label];
        numCovers[pixel] += 1;
      }
    }
    onProgress((first + count) / numPlaces ** 2);
  }
  return { label, probability: whole[label], drops: drops.map((sum, pixel) => sum / numCovers[pixel]) };
}

function* pixelsOfPatch(place: number, numPlaces: number, side: number): Generator<number> {
  const top = Math.floor(place / numPlaces);
  const left = place % numPlaces;
  for (let row = top; row < top + PATCH_SIZE; row++) {
    for (let column = left; column < left + PATCH_SIZE; column++) yield row * side + column;
  }
}

/** Lets messages that wait be heard first. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
