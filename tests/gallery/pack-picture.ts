import sharp from 'sharp';

/** The most that one picture may weigh: there are many, and a repository keeps each version forever. */
const MAX_PICTURE_BYTES = 60_000;

/** How a picture is kept, the best first: a smaller one is easier to read than a blurred one. */
const WAYS = [
  { scale: 1, quality: 85 },
  { scale: 1, quality: 70 },
  { scale: 0.75, quality: 75 },
  { scale: 0.75, quality: 60 },
  { scale: 0.5, quality: 70 },
  { scale: 0.5, quality: 50 },
] as const;

/**
 * A screenshot as WebP, as good as it can be within {@link MAX_PICTURE_BYTES}.
 *
 * @param png As a browser takes it.
 * @throws {RangeError} When it is too heavy even at half its width.
 */
export async function packPicture(png: Uint8Array): Promise<Buffer> {
  const { width } = await sharp(png).metadata();
  let sizeBytes = 0;
  for (const { quality, scale } of WAYS) {
    const packed = await sharp(png)
      .resize({ width: Math.round(width * scale) })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toBuffer();
    if (packed.length <= MAX_PICTURE_BYTES) return packed;
    sizeBytes = packed.length;
  }
  throw new RangeError(
    `packPicture: the picture has ${sizeBytes} bytes at half its width; expected at most ${MAX_PICTURE_BYTES}. Show less of the page.`,
  );
}
