import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pixels } from '@raqam/image';
import type { Sharp } from 'sharp';
import { messageOf } from '../message-of.ts';
import { checkImageFormat } from './check-image-format.ts';
import { ImageFileError, MissingPackageError } from './errors.ts';

/** What any camera takes; more fills the memory: a small file may well unfold to more. */
const MAX_PIXELS = 100_000_000;

/**
 * Decodes a picture, as a recognizer reads it: PNG, JPEG or WebP (of an animation the first frame), turned as its EXIF
 * data say.
 *
 *   recognizer.recognize(await decodeImage('seven.png'))
 *
 * @param source A file's path or `file:` URL, or its bytes.
 * @returns One value per pixel where the picture is gray and opaque, its levels unchanged; else red, green, blue (sRGB)
 *   and alpha. 8 bits each; of 16 the upper 8.
 * @throws {ImageFileError} `decodeImage: seven.png is an HTML page; expected PNG, JPEG or WebP. …`; also for files that
 *   cannot be read, have more than 100 megapixels, which is found before they are decoded, or are damaged.
 * @throws {MissingPackageError} `decodeImage: the package sharp is not there …`
 */
export async function decodeImage(source: string | URL | Uint8Array): Promise<Pixels> {
  const { name, bytes } = await load(source);
  checkImageFormat(bytes, name);
  const sharp = await importSharp();
  try {
    const picture = sharp(bytes, { limitInputPixels: false });
    const { width, height, channels, hasAlpha } = await picture.metadata();
    checkSize(width, height, name);
    const upright = picture.autoOrient();
    return await pixelsOf(
      channels === 1 && !hasAlpha ? upright.toColourspace('b-w') : upright.toColourspace('srgb').ensureAlpha(),
    );
  } catch (error) {
    if (error instanceof ImageFileError) throw error;
    const cause = messageOf(error).split('\n')[0].replace(/\.$/, '');
    throw new ImageFileError(`decodeImage: ${name} is damaged: ${cause}. Save or download it again.`, { cause: error });
  }
}

/** The bytes of a picture, and what to call it in errors. */
async function load(source: string | URL | Uint8Array): Promise<{ name: string; bytes: Uint8Array }> {
  if (source instanceof Uint8Array) return { name: 'the picture', bytes: source };
  const path = source instanceof URL ? fileURLToPath(source) : source;
  const name = basename(path);
  try {
    return { name, bytes: await readFile(path) };
  } catch (error) {
    const cause = messageOf(error).replace(/, .*$/, '');
    throw new ImageFileError(`decodeImage: ${name} cannot be read: ${cause}. Check the path.`, { cause: error });
  }
}

async function importSharp() {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    throw new MissingPackageError(
      'decodeImage: the package sharp, which decodes pictures, cannot be loaded; it is installed beside this one only ' +
        'where it is wanted. Install it: npm install sharp',
      { cause: error },
    );
  }
}

function checkSize(width: number, height: number, name: string): void {
  if (width * height <= MAX_PIXELS) return;
  throw new ImageFileError(
    `decodeImage: ${name} has ${width}×${height} pixels; expected ${MAX_PIXELS / 1e6} million at most. Shrink it first.`,
  );
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
