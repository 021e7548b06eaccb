/**
 * Printable ASCII without quotes, backslash, dollar and less-than, so that it stands in any string, template and inline
 * script as it is.
 */
export const ALPHABET = ' !#%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';

/** How many of the characters, the first ones, begin a pair. */
export const NUM_PREFIXES = 2;

/**
 * Bytes from text. Bytes are ranked by their magnitude as i8: 0, −1, 1, −2, … The first ranks are one character each, all
 * others two: a prefix and any character.
 *
 * Weights are mostly small, and so is what WebAssembly is made of. Unlike base64, in which bytes lose their boundaries,
 * this leaves gzip and Brotli what they compress by: measured with gzip, weights take 3 % more than their entropy, and a
 * module 1 % more than its bytes themselves (base64: 8 % and 32 %).
 *
 * @param text As `encodePrintable` writes it.
 */
export function decodePrintable(text: string): Uint8Array<ArrayBuffer> {
  const digits = new Uint8Array(128);
  for (let digit = 0; digit < ALPHABET.length; digit++) digits[ALPHABET.charCodeAt(digit)] = digit;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let rank = digits[text.charCodeAt(i)] - NUM_PREFIXES;
    if (rank < 0) {
      const prefix = rank + NUM_PREFIXES;
      i++;
      rank = ALPHABET.length * (prefix + 1) - NUM_PREFIXES + digits[text.charCodeAt(i)];
    }
    // 0, −1, 1, −2, … in whole numbers alone: this runs before any of it is optimized.
    bytes[length++] = (rank >> 1) ^ -(rank & 1);
  }
  return bytes.slice(0, length);
}
