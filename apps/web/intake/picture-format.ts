import { BMP } from 'image-size/types/bmp';
import { GIF } from 'image-size/types/gif';
import { HEIF } from 'image-size/types/heif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';

/** A format that browsers decode, and how to tell the size of a picture in it without decoding. */
export interface PictureFormat {
  readonly name: string;
  readonly isFormatOf: (bytes: Uint8Array) => boolean;
  /** @throws When the header is damaged. */
  readonly measure: (bytes: Uint8Array) => { readonly width: number; readonly height: number };
}

/** The formats that are taken, told by a file's bytes and never by its name or what a server called it. */
const FORMATS: readonly PictureFormat[] = [
  { name: 'PNG', isFormatOf: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), measure: PNG.calculate },
  { name: 'JPEG', isFormatOf: startsWith(0xff, 0xd8, 0xff), measure: JPG.calculate },
  {
    name: 'WebP',
    isFormatOf: (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WEBP',
    measure: WEBP.calculate,
  },
  { name: 'GIF', isFormatOf: (bytes) => /^GIF8[79]a$/.test(textAt(bytes, 0, 6)), measure: GIF.calculate },
  { name: 'BMP', isFormatOf: (bytes) => textAt(bytes, 0, 2) === 'BM', measure: BMP.calculate },
  { name: 'AVIF', isFormatOf: (bytes) => /^ftypavi[fs]$/.test(textAt(bytes, 4, 12)), measure: HEIF.calculate },
];

/** The format of a file that is a picture; `null` for everything else. */
export function pictureFormatOf(bytes: Uint8Array): PictureFormat | null {
  return FORMATS.find(({ isFormatOf }) => isFormatOf(bytes)) ?? null;
}

/** What a file that is none of the pictures is, by its first bytes; `null` where they tell nothing. */
export function otherFormatOf(bytes: Uint8Array): string | null {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart();
  if (/^<(\?xml|!--|!doctype svg|svg)[\s\S]*<svg|^<svg/i.test(start)) return 'SVG';
  if (start.startsWith('<')) return 'HTML';
  if (start.startsWith('%PDF')) return 'PDF';
  if (start.startsWith('PK\u0003\u0004')) return 'ZIP';
  if (startsWith(0x1f, 0x8b)(bytes)) return 'gzip';
  if (/^(II\*\0|MM\0\*)/.test(start)) return 'TIFF';
  if (/^ftyp(hei|hev|mif|msf)/.test(textAt(bytes, 4, 12))) return 'HEIC';
  return null;
}

function startsWith(...magic: readonly number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => magic.every((byte, i) => bytes[i] === byte);
}

/** Bytes as the characters of ASCII, which signatures are written in. */
function textAt(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
