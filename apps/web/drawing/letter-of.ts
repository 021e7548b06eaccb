/**
 * The Latin letter of a key, small. Where the keyboard writes another script, Arabic for example, it is the letter that a
 * Latin keyboard has in the same place, as with the shortcuts of browsers.
 *
 * @returns The key's own name where it is no letter.
 */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return key.length === 1 && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
