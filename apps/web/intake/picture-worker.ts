// The entry of the worker that decodes one picture for the page: half a second of work, and a file that is not trusted.

import { IntakeError, type IntakeProblem } from './intake-error.ts';
import { type DecodedPicture, readPicture } from './read-picture.ts';

/** What the worker answers, once. An error loses its class on the way, so that only its reason is sent. */
export type PictureAnswer = { readonly picture: DecodedPicture } | { readonly problem: IntakeProblem };

self.addEventListener('message', ({ data }: MessageEvent<{ readonly file: Blob; readonly name: string }>) => {
  readPicture(data.file, data.name).then(
    (picture) => self.postMessage({ picture } satisfies PictureAnswer, { transfer: [picture.data.buffer] }),
    (error: unknown) => {
      if (!(error instanceof IntakeError)) throw error;
      self.postMessage({ problem: error.problem } satisfies PictureAnswer);
    },
  );
});
