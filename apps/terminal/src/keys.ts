import { type Key, useInput } from 'ink';

/** A key by its name, or the character it types. */
export type KeyName =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageup'
  | 'pagedown'
  | 'home'
  | 'end'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'ctrl-c'
  | (string & {});

/**
 * Calls back once for each key. Ink reports characters that arrive together (fast typing, a paste, a slow line) as one
 * text; here each is a key of its own, so none is lost.
 */
export function useKeys(onKey: (key: KeyName) => void, isActive = true): void {
  useInput(
    (input, key) => {
      for (const name of keyNames(input, key)) onKey(name);
    },
    { isActive },
  );
}

/** Keys that send a character of their own; alone, Ink names them, among others it does not. */
const CONTROL_CHARACTERS: Readonly<Record<string, KeyName>> = { '\r': 'enter', '\n': 'enter', '\t': 'tab' };

function keyNames(input: string, key: Key): readonly KeyName[] {
  if (key.upArrow) return ['up'];
  if (key.downArrow) return ['down'];
  if (key.leftArrow) return ['left'];
  if (key.rightArrow) return ['right'];
  if (key.pageUp) return ['pageup'];
  if (key.pageDown) return ['pagedown'];
  if (key.home) return ['home'];
  if (key.end) return ['end'];
  if (key.return) return ['enter'];
  if (key.escape) return ['escape'];
  if (key.tab) return ['tab'];
  if (key.backspace || key.delete) return ['backspace'];
  // Where Ink itself does not end the program by it.
  if (key.ctrl && input === 'c') return ['ctrl-c'];
  if (key.ctrl || key.meta) return [];
  return Array.from(input, (character) => CONTROL_CHARACTERS[character] ?? character);
}
