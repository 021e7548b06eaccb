import sharp from 'sharp';

/** The most that one picture may weigh: there are many, and a repository keeps each version forever. */
export const MAX_PICTURE_BYTES = 60_000;

/** How well a picture is kept, the best first. */
const QUALITIES = [85, 75, 65, 50, 35, 20];

/**
 * A screenshot as WebP, as good as it can be within {@link MAX_PICTURE_BYTES}.
 *
 * @param png As a browser takes it.
 * @throws {RangeError} When it is too heavy even at the lowest quality.
 */
export async function packPicture(png: Uint8Array): Promise<Buffer> {
  let sizeBytes = 0;
  for (const quality of QUALITIES) {
    const packed = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (packed.length <= MAX_PICTURE_BYTES) return packed;
    sizeBytes = packed.length;
  }
  throw new RangeError(
    `packPicture: the picture has ${sizeBytes} bytes at quality ${QUALITIES.at(-1)}; expected at most ${MAX_PICTURE_BYTES}. Show less of the page.`,
  );
}
