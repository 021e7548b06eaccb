import type { Pixels } from '@raqam/image';
import sharp, { type Sharp } from 'sharp';
import { InputError } from './command-error.ts';
import { inputName, readInput } from './read-input.ts';

/** A longer side is shrunk to this while it is decoded: twice what `@raqam/image` looks at. */
const MAX_SIDE = 2000;
/** 16,384 × 16,384: what any camera takes, and no file that was made to fill the memory. */
const MAX_PIXELS = 2 ** 28;

/** A decoded picture. */
export interface Picture {
  /** As one sees it on white paper: one value per pixel where the file is gray, else four. */
  readonly onPaper: Pixels;
  /** With its transparency, for what cannot be seen on white; null when it is opaque. */
  readonly transparent: Pixels | null;
}

/**
 * Reads a picture: PNG, JPEG, WebP, GIF (its first frame), TIFF or SVG, turned as its EXIF data say. Gray levels of a
 * picture that need no shrinking are as the file has them, so that a saved digit image is read bit for bit.
 *
 * @param path A file, or `-` for standard input.
 * @throws {InputError} `seven.txt is no picture that can be read: … Pass a PNG, JPEG, WebP, GIF, TIFF or SVG file.`
 */
export async function readPicture(path: string): Promise<Picture> {
  const bytes = await readInput(path);
  try {
    const picture = () =>
      sharp(bytes, { limitInputPixels: MAX_PIXELS })
        .autoOrient()
        .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
    const { channels, hasAlpha } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
    const isGray = channels === 1 || (channels === 2 && hasAlpha);
    const onWhite = picture().flatten({ background: 'white' });
    return {
      onPaper: await pixelsOf(isGray ? onWhite.toColourspace('b-w') : onWhite.toColourspace('srgb').ensureAlpha()),
      transparent: hasAlpha ? await pixelsOf(picture().toColourspace('srgb').ensureAlpha()) : null,
    };
  } catch (error) {
    const cause = error instanceof Error ? error.message.split('\n')[0].replace(/\.$/, '') : String(error);
    throw new InputError(
      `${inputName(path)} is no picture that can be read: ${cause}. Pass a PNG, JPEG, WebP, GIF, TIFF or SVG file.`,
      { cause: error },
    );
  }
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
