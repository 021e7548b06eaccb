/**
 * Remembers one choice of a person in this browser. Storage can be full or forbidden; a choice then lasts as long as
 * the page, which is why nothing is thrown.
 *
 * @param value What was chosen; `null` forgets the choice.
 */
export function storeChoice(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // See above: there is nothing to be done, and nothing is lost that the person has not got before their eyes.
  }
}

/** The choice remembered under the key, or `null` where there is none or storage is forbidden. */
export function storedChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
