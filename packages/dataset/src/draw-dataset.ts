import { Dataset } from './dataset.ts';
import { DIGIT_SIZE } from './write-digit-bytes.ts';

/** How far the drawing of a data set has come. */
export interface DrawingProgress {
  readonly numDrawn: number;
  readonly numImages: number;
}

/** What takes seconds for many images can be watched and given up. */
export interface DrawingOptions {
  /** Called some sixty times a second at most, and once at the end. */
  readonly onProgress?: (progress: DrawingProgress) => void;
  /** Gives up, and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A data set whose images are drawn one by one. */
export interface DrawnContent extends DrawingOptions {
  readonly name: string;
  readonly numImages: number;
  readonly writers?: readonly string[];
  /** Writes image `index` into `pixels`, [28, 28], and returns its label. */
  readonly draw: (index: number, pixels: Uint8Array) => number;
}

/** Other work gets its turn this often. */
const TURN_MS = 16;

/** Draws the images of a data set in order, and lets everything else that waits go on in between. */
export async function drawDataset({ name, numImages, writers, draw, ...options }: DrawnContent): Promise<Dataset> {
  const images = new Uint8Array(numImages * DIGIT_SIZE);
  const labels = new Uint8Array(numImages);
  let turnEnds = performance.now() + TURN_MS;
  for (let index = 0; index < numImages; index++) {
    if (performance.now() > turnEnds) {
      options.onProgress?.({ numDrawn: index, numImages });
      await new Promise((resolve) => setTimeout(resolve));
      options.signal?.throwIfAborted();
      turnEnds = performance.now() + TURN_MS;
    }
    labels[index] = draw(index, images.subarray(index * DIGIT_SIZE, (index + 1) * DIGIT_SIZE));
  }
  options.onProgress?.({ numDrawn: numImages, numImages });
  return new Dataset({ name, images, labels, ...(writers && { writers }) });
}
