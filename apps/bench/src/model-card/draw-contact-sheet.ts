import { digitFromStrokes, NUMERAL_MODELS, type Raster, sampleNumeral } from '@raqam/image';
import sharp from 'sharp';
import type { WrongDigit } from './wrong-digit.ts';

/** Pixels to one of a digit image. */
const SCALE = 3;
const IMAGE = 28 * SCALE;
/** Width and height of a printed digit, in pixels. */
const GLYPH = 14;
const MARGIN = 6;
const CELL_WIDTH = IMAGE + 2 * MARGIN;
const CELL_HEIGHT = IMAGE + 2 * GLYPH + 3 * MARGIN;
const NUM_COLUMNS = 12;

/**
 * Draws digits side by side as the networks saw them. Below each its label and, to the right, what each network read;
 * below that its index in the set. The print is that of this project's own numerals, so that a sheet is the same
 * wherever it is made.
 *
 * @returns A PNG file, gray, black on white.
 */
export async function drawContactSheet(digits: readonly WrongDigit[]): Promise<Uint8Array> {
  const numColumns = Math.min(NUM_COLUMNS, digits.length);
  const width = numColumns * CELL_WIDTH;
  const height = Math.ceil(digits.length / numColumns) * CELL_HEIGHT;
  const ink = new Float32Array(width * height);
  const sheet: Raster = { width, height, ink };
  const glyphs = Array.from({ length: 10 }, (_, digit) => drawGlyph(digit));
  for (const [i, { image, index, label, readAs }] of digits.entries()) {
    const left = (i % numColumns) * CELL_WIDTH + MARGIN;
    const top = Math.floor(i / numColumns) * CELL_HEIGHT + MARGIN;
    if (image !== null) paste(enlarge(image), sheet, left, top);
    const print = (digit: number, x: number, y: number) => paste(glyphs[digit], sheet, left + x, top + y);
    print(label, 0, IMAGE + MARGIN);
    for (const [r, read] of readAs.entries()) {
      if (read !== null) print(read, IMAGE - (readAs.length - r) * (GLYPH + 2), IMAGE + MARGIN);
    }
    for (const [d, digit] of Array.from(String(index), Number).entries()) {
      print(digit, d * (GLYPH - 4), IMAGE + MARGIN + GLYPH);
    }
  }
  const levels = Uint8Array.from(ink, (value) => 255 - Math.round(255 * value));
  return sharp(levels, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function paste({ height, ink, width }: Raster, sheet: Raster, left: number, top: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (top + y) * sheet.width + left + x;
      sheet.ink[at] = Math.max(sheet.ink[at], ink[y * width + x]);
    }
  }
}

function enlarge({ height, ink, width }: Raster): Raster {
  const enlarged = new Float32Array(ink.length * SCALE * SCALE);
  for (let i = 0; i < enlarged.length; i++) {
    const [x, y] = [i % (width * SCALE), Math.floor(i / (width * SCALE))];
    enlarged[i] = ink[Math.floor(y / SCALE) * width + Math.floor(x / SCALE)];
  }
  return { width: width * SCALE, height: height * SCALE, ink: enlarged };
}

/** A numeral at half the size of a digit image: means of two by two pixels. */
function drawGlyph(digit: number): Raster {
  const model = NUMERAL_MODELS.find((each) => each.digit === digit);
  const image = model && digitFromStrokes(sampleNumeral(model));
  if (!image) throw new Error(`draw-contact-sheet: @raqam/image has no numeral ${digit}.`);
  const { ink, width } = image;
  const halved = Float32Array.from({ length: GLYPH * GLYPH }, (_, i) => {
    const first = 2 * Math.floor(i / GLYPH) * width + 2 * (i % GLYPH);
    return (ink[first] + ink[first + 1] + ink[first + width] + ink[first + width + 1]) / 4;
  });
  return { width: GLYPH, height: GLYPH, ink: halved };
}
