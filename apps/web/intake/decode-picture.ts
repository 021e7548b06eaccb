import { IntakeError, type IntakeProblem } from './intake-error.ts';
import type { PictureAnswer } from './picture-worker.ts';
import type { DecodedPicture } from './read-picture.ts';

/** The slowest phone decodes 50 megapixels in a few seconds; a file that keeps a decoder busy for longer is let go. */
const PATIENCE_MS = 20_000;

/**
 * Decodes what a visitor pasted, dropped, chose or photographed, away from the page's thread and without trust in the
 * file: its first bytes decide what it is (PNG, JPEG, WebP, GIF, BMP or AVIF), its header whether it fits.
 *
 * @param file At most 32 MiB, at most 50 megapixels.
 * @returns Four levels a pixel, as `ImageData` has them; the longer side no more than 2048 pixels.
 * @throws {IntakeError} When it is not taken; `describeIntakeError` says why.
 */
export async function decodePicture(file: Blob & { readonly name?: string }): Promise<DecodedPicture> {
  const { name = '' } = file;
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const refuse = (problem: IntakeProblem) => reject(new IntakeError(name, problem));
      worker.onmessage = ({ data }: MessageEvent<PictureAnswer>) => {
        if ('problem' in data) refuse(data.problem);
        else resolve(data.picture);
      };
      worker.onerror = () => refuse({ reason: 'unanswered' });
      timer = setTimeout(() => refuse({ reason: 'unanswered' }), PATIENCE_MS);
      worker.postMessage({ file, name });
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
