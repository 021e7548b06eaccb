import { ReportArgumentError } from '../errors.ts';
import type { Picture, PictureGridFigure } from './figure.ts';

/** Images to be drawn in rows. */
export interface PictureGridInput {
  readonly id: string;
  readonly subject?: string | undefined;
  /** How many stand in a row, at least 1. */
  readonly columns: number;
  readonly pictures: readonly PictureInput[];
}

/** One image, and what was read. */
export interface PictureInput extends Pick<Picture, 'index' | 'label' | 'prediction' | 'probability'> {
  /** 28·28 bytes, or as `height` and `width` say; row-major, 0 paper and 255 ink. */
  readonly pixels: Uint8Array;
  /** @default 28 */
  readonly height?: number;
  /** @default 28 */
  readonly width?: number;
}

/**
 * Images as a grid, such as 18 that were read rightly in three rows of six.
 *
 * @throws {ReportArgumentError} `pictureGridFigure: image 7 has 783 pixels; 28×28 need 784. Pass one byte for each pixel.`
 */
export function pictureGridFigure({ id, subject, columns, pictures }: PictureGridInput): PictureGridFigure {
  return {
    kind: 'pictureGrid',
    id,
    subject,
    columns,
    pictures: pictures.map(({ pixels, height = 28, width = 28, ...rest }) => {
      if (pixels.length !== height * width) {
        throw new ReportArgumentError(
          `pictureGridFigure: image ${rest.index} has ${pixels.length} pixels; ${height}×${width} need ${height * width}. Pass one byte for each pixel.`,
        );
      }
      return { ...rest, height, width, pixels: toBase64(pixels) };
    }),
  };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
