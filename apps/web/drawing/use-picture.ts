'use client';

import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import type { DecodedPicture } from '../intake/read-picture.ts';

/** A picture in place of a drawing, as far as it is known. */
export type PictureState =
  | { readonly status: 'none' | 'opening' }
  /** `null`: the program that opens pictures could not be loaded. */
  | { readonly status: 'failed'; readonly message: string | null }
  | { readonly status: 'open'; readonly picture: DecodedPicture };

/** The picture that is read in place of a drawing, and what can be done with it. */
export interface PictureIntake {
  readonly state: PictureState;
  /** Decodes a file away from the page's thread; the latest file wins. */
  readonly open: (file: Blob & { readonly name?: string }) => Promise<void>;
  readonly close: () => void;
}

/** Takes in pictures that were pasted, dropped, chosen or photographed. What decodes them is loaded with the first. */
export function usePicture(): PictureIntake {
  const locale = useLocale();
  const [state, setState] = useState<PictureState>({ status: 'none' });
  const latest = useRef<Blob | null>(null);

  async function decode(file: Blob & { readonly name?: string }): Promise<PictureState> {
    try {
      const { decodePicture } = await import('../intake/decode-picture.ts');
      return { status: 'open', picture: await decodePicture(file) };
    } catch (error) {
      const [{ IntakeError }, { describeIntakeError }] = await Promise.all([
        import('../intake/intake-error.ts'),
        import('../intake/describe-intake-error.ts'),
      ]);
      if (!(error instanceof IntakeError)) throw error;
      return { status: 'failed', message: await describeIntakeError(error, locale) };
    }
  }

  async function open(file: Blob & { readonly name?: string }): Promise<void> {
    latest.current = file;
    setState({ status: 'opening' });
    const decoded = await decode(file).catch((): PictureState => ({ status: 'failed', message: null }));
    if (latest.current === file) setState(decoded);
  }

  function close(): void {
    latest.current = null;
    setState({ status: 'none' });
  }

  return { state, open, close };
}
