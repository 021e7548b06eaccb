import { Dataset } from '@raqam/dataset';

/**
 * Twelve images that are plain to see as text: digit d, that is index d and from 10 on index d + 10, is a bar of ink
 * d + 1 pixels high.
 */
export function barDigits(name: string): Dataset {
  const labels = Uint8Array.from({ length: 12 }, (_, index) => index % 10);
  const images = new Uint8Array(12 * 28 * 28);
  labels.forEach((label, index) => {
    for (let y = 8; y < 9 + label; y++) images.fill(255, index * 784 + y * 28 + 6, index * 784 + y * 28 + 22);
  });
  return new Dataset({ name, images, labels });
}
