import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { digitFromStrokes, type Stroke } from '@raqam/image';
import { createRecognizer } from '@raqam/recognizer';
import { decodeImage, ImageFileError } from '@raqam/recognizer/node';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-decode-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const SEVEN: readonly Stroke[] = [
  [
    [10, 10],
    [50, 10],
    [30, 70],
  ],
];

/** A seven, 200 by 300 pixels; without paper its ground is transparent. */
function drawSeven(ink: string, paper?: string): Sharp {
  const ground = paper === undefined ? '' : `<rect width="200" height="300" fill="${paper}"/>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300">${ground}` +
    `<path d="M60 80 L140 80 L95 215" fill="none" stroke="${ink}" stroke-width="14" stroke-linecap="round"/></svg>`;
  return sharp(Buffer.from(svg));
}

async function save(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a picture is decoded and read', () => {
  test.each([
    ['PNG', () => drawSeven('black', 'white').png()],
    ['JPEG', () => drawSeven('navy', 'beige').jpeg()],
    ['JPEG for print', () => drawSeven('navy', 'white').toColourspace('cmyk').jpeg()],
    ['WebP', () => drawSeven('white', 'black').webp({ lossless: true })],
    ['PNG with a transparent ground', () => drawSeven('white').png()],
    ['16-bit PNG', () => drawSeven('black', 'white').toColourspace('rgb16').png()],
  ])('%s', async (_, make) => {
    const pixels = await decodeImage(await make().toBuffer());
    expect([pixels.height, pixels.width, pixels.data.length]).toEqual([300, 200, 4 * 300 * 200]);
    const recognizer = await createRecognizer();
    expect(recognizer.recognize(pixels)?.label).toBe(7);
  });

  test('from a path and from a URL as from bytes', async () => {
    const bytes = await drawSeven('black', 'white').png().toBuffer();
    const path = await save('seven.png', bytes);
    const expected = await decodeImage(bytes);
    expect(await decodeImage(path)).toEqual(expected);
    expect(await decodeImage(pathToFileURL(path))).toEqual(expected);
  });

  test('upright, as its EXIF data say', async () => {
    const lying = await drawSeven('black', 'white').rotate(90).withMetadata({ orientation: 8 }).png().toBuffer();
    expect((await sharp(lying).metadata()).width).toBe(300);
    expect(await decodeImage(lying)).toEqual(await decodeImage(await drawSeven('black', 'white').png().toBuffer()));
  });

  test('in gray to the last level: a saved digit image is read bit for bit', async () => {
    const image = digitFromStrokes(SEVEN);
    if (image === null) throw new Error('nothing drawn');
    const data = Uint8Array.from(image.ink, (ink) => Math.round(255 * ink));
    const raw = { width: 28, height: 28, channels: 1 } as const;
    const pixels = await decodeImage(await sharp(data, { raw }).toColourspace('b-w').png().toBuffer());
    expect({ ...pixels, data: Uint8Array.from(pixels.data) }).toEqual({ data, width: 28, height: 28 });
    expect((await createRecognizer()).recognize(pixels)?.image).toEqual(image);
  });
});

describe('what cannot be decoded is refused with its reason', () => {
  const convert = 'expected PNG, JPEG or WebP. Convert it to PNG first.';
  test.each<[string, Uint8Array | string, string]>([
    ['empty.png', '', 'is empty; expected PNG, JPEG or WebP. Save or download it again.'],
    [
      'page.png',
      '\n<!DOCTYPE html><title>404</title><svg></svg>',
      'is an HTML page; expected PNG, JPEG or WebP. Download the picture itself, not the page that shows it.',
    ],
    ['bare.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', `is an SVG drawing; ${convert}`],
    ['drawing.png', '<?xml version="1.0"?>\n<!-- a -->\n<svg/>', `is an SVG drawing; ${convert}`],
    ['moving.png', 'GIF89a....', `is a GIF; ${convert}`],
    ['scan.png', 'II*\0....', `is a TIFF; ${convert}`],
    ['scan.jpg', 'MM\0*....', `is a TIFF; ${convert}`],
    ['phone.jpg', '\0\0\0\x18ftypheic', `is an AVIF, HEIC or video file; ${convert}`],
    ['letter.png', '%PDF-1.7', 'is a PDF; expected PNG, JPEG or WebP. Save its page as a picture first.'],
    [
      'notes.png',
      'seven!',
      'is a file that begins with the bytes 73 65 76 65 6e 21; expected PNG, JPEG or WebP. Pass a picture of one of these.',
    ],
  ])('%s', async (name, content, fault) => {
    await expect(decodeImage(await save(name, content))).rejects.toThrow(
      new ImageFileError(`decodeImage: ${name} ${fault}`),
    );
  });

  test('bytes without a name', async () => {
    await expect(decodeImage(new Uint8Array())).rejects.toThrow(
      new ImageFileError('decodeImage: the picture is empty; expected PNG, JPEG or WebP. Save or download it again.'),
    );
  });

  test('a file that is not there', async () => {
    await expect(decodeImage(join(folder, 'nothing.png'))).rejects.toThrow(
      new ImageFileError('decodeImage: nothing.png cannot be read: ENOENT: no such file or directory. Check the path.'),
    );
  });

  test('a picture that was cut short', async () => {
    const whole = await drawSeven('black', 'white').png().toBuffer();
    const error: unknown = await decodeImage(await save('cut.png', whole.subarray(0, 600))).catch((reason) => reason);
    expect(error).toBeInstanceOf(ImageFileError);
    expect(String(error)).toMatch(
      /^ImageFileError: decodeImage: cut\.png is damaged: .+[^.]\. Save or download it again\.$/,
    );
  });

  test('more than 100 megapixels, before they are decoded', async () => {
    const small = await sharp({ create: { width: 16, height: 8, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    // The header alone says how large a picture is. Its check sum is that of the changed header.
    const header = Buffer.from(small);
    header.writeUInt32BE(16_000, 16);
    header.writeUInt32BE(8_000, 20);
    header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
    await expect(decodeImage(await save('huge.png', header))).rejects.toThrow(
      new ImageFileError('decodeImage: huge.png has 16000×8000 pixels; expected 100 million at most. Shrink it first.'),
    );
  });
});
