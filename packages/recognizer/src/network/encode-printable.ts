import { ALPHABET, NUM_PREFIXES } from './decode-printable.ts';

/** Bytes as text that compresses well; see `decodePrintable`. */
export function encodePrintable(bytes: Uint8Array): string {
  const numSingle = ALPHABET.length - NUM_PREFIXES;
  const codes = Array.from({ length: 256 }, (_, byte) => {
    const rank = byte < 128 ? 2 * byte : 2 * (255 - byte) + 1;
    if (rank < numSingle) return ALPHABET[rank + NUM_PREFIXES];
    const index = rank - numSingle;
    return ALPHABET[Math.floor(index / ALPHABET.length)] + ALPHABET[index % ALPHABET.length];
  });
  return Array.from(bytes, (byte) => codes[byte]).join('');
}
