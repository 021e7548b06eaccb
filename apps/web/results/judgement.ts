import type { Metrics } from '@raqam/artifact';
import type { Calibration, ClassificationReport, PictureInput } from '@raqam/report';

/** What a network made of all test images, and the images themselves. */
export interface Judgement {
  /** Of the images, such as `mnist/test`. */
  readonly dataset: string;
  readonly metrics: Metrics;
  /** `confusionMatrix[label][prediction]` counts images. */
  readonly confusionMatrix: readonly (readonly number[])[];
  readonly report: ClassificationReport;
  readonly calibration: Calibration;
  /** [N] */
  readonly labels: Uint8Array;
  /** [N]: the class of the greatest probability. */
  readonly predictions: Uint8Array;
  /** [N]: that probability. */
  readonly confidences: Float32Array;
  /** [N, height, width], 0 paper and 255 ink. */
  readonly images: Uint8Array;
  readonly height: number;
  readonly width: number;
}

/** The test image of an index, with what was read. */
export function judgedPicture(judgement: Judgement, index: number): PictureInput {
  const { labels, predictions, confidences, images, height, width } = judgement;
  const size = height * width;
  return {
    index,
    label: labels[index],
    prediction: predictions[index],
    probability: confidences[index],
    pixels: images.subarray(index * size, (index + 1) * size),
    height,
    width,
  };
}

/**
 * The indices of the images that a question is about, the surest answers first.
 *
 * @param isAsked Whether an image of this label and prediction is one of them.
 */
export function judgedIndices(
  { labels, predictions, confidences }: Judgement,
  isAsked: (label: number, prediction: number) => boolean,
): number[] {
  const indices = Array.from(labels.keys()).filter((index) => isAsked(labels[index], predictions[index]));
  return indices.sort((a, b) => confidences[b] - confidences[a]);
}
