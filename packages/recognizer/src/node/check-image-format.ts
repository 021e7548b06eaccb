import { ImageFileError } from './errors.ts';

/** How many bytes tell what a file is. */
const HEAD_BYTES = 256;

/**
 * Looks at what a file begins with, whatever its name says: only formats with a decoder made for pictures of unknown
 * origin are let through. SVG is none of them, being a program that draws and may ask for other files.
 *
 * @param name Of the file, for the message.
 * @throws {ImageFileError} `decodeImage: seven.png is an HTML page; expected PNG, JPEG or WebP. …`
 */
export function checkImageFormat(bytes: Uint8Array, name: string): void {
  // Latin-1: a character for each byte.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  if (head.startsWith('\x89PNG\r\n\x1a\n') || head.startsWith('\xff\xd8\xff')) return;
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return;
  const { kind, remedy } = describe(head);
  throw new ImageFileError(`decodeImage: ${name} is ${kind}; expected PNG, JPEG or WebP. ${remedy}`);
}

function describe(head: string): { readonly kind: string; readonly remedy: string } {
  const convert = 'Convert it to PNG first.';
  if (head === '') return { kind: 'empty', remedy: 'Save or download it again.' };
  const text = head.trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) {
    return { kind: 'an HTML page', remedy: 'Download the picture itself, not the page that shows it.' };
  }
  if (text.startsWith('<') && text.includes('<svg')) return { kind: 'an SVG drawing', remedy: convert };
  if (head.startsWith('GIF8')) return { kind: 'a GIF', remedy: convert };
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { kind: 'a TIFF', remedy: convert };
  if (head.startsWith('ftyp', 4)) return { kind: 'an AVIF, HEIC or video file', remedy: convert };
  if (head.startsWith('%PDF')) return { kind: 'a PDF', remedy: 'Save its page as a picture first.' };
  const start = Array.from(head.slice(0, 8), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
  return { kind: `a file that begins with the bytes ${start.join(' ')}`, remedy: 'Pass a picture of one of these.' };
}
