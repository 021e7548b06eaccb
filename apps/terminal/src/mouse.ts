import { useStdin, useStdout } from 'ink';
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';

/** One report of the mouse, in character cells, (0, 0) at the top left. */
export interface MouseEvent {
  readonly kind: 'press' | 'drag' | 'release' | 'wheel-up' | 'wheel-down';
  readonly button: 'left' | 'middle' | 'right' | 'none';
  readonly column: number;
  readonly row: number;
}

/** Reports presses, releases and drags (mode 1002), with coordinates beyond 223 (mode 1006, "SGR"). */
const MOUSE_ON = '\x1b[?1002h\x1b[?1006h';
/** Ends these reports. */
export const MOUSE_OFF = '\x1b[?1002l\x1b[?1006l';

const BUTTONS = ['left', 'middle', 'right', 'none'] as const;
const ESC = '\x1b';
const REPORT = new RegExp(`${ESC}\\[<(\\d+);(\\d+);(\\d+)([Mm])`, 'g');
/** The beginning of a report whose rest has not arrived. */
const UNFINISHED = new RegExp(`${ESC}(?:\\[(?:<[\\d;]*)?)?$`);

/**
 * Reads mouse reports of the form `ESC [ < button ; column ; row M` (press, motion) or `m` (release) out of a stream of
 * input. What is cut by the end of a chunk is kept for the next one; everything else is passed over.
 *
 * @returns A function from a chunk of input to the reports completed by it.
 * @see XTerm Control Sequences, "Extended coordinates", mode 1006.
 */
export function createMouseParser(): (chunk: string) => readonly MouseEvent[] {
  let carried = '';
  return (chunk) => {
    const input = carried + chunk;
    carried = UNFINISHED.exec(input)?.[0] ?? '';
    return [...input.matchAll(REPORT)].map(([, code, column, row, final]) =>
      mouseEvent(Number(code), Number(column) - 1, Number(row) - 1, final === 'm'),
    );
  };
}

/** Turns the mouse on while the component is mounted. Ink itself drops mouse reports, so they are read beside it. */
export function useMouse(onMouse: (event: MouseEvent) => void): void {
  const { stdin } = useStdin();
  const { stdout } = useStdout();
  const report = useEffectEvent(onMouse);
  // A layout effect, so that the mouse is off before Ink leaves the alternate screen.
  useLayoutEffect(() => {
    stdout.write(MOUSE_ON);
    return () => {
      stdout.write(MOUSE_OFF);
    };
  }, [stdout]);
  useEffect(() => {
    const parse = createMouseParser();
    const onData = (chunk: string | Uint8Array) => {
      for (const event of parse(chunk.toString())) report(event);
    };
    stdin.on('data', onData);
    return () => {
      stdin.off('data', onData);
    };
  }, [stdin]);
}

/** @param code Bits 0-1 the button, bits 2-4 Shift, Meta and Control, bit 5 motion, bit 6 the wheel. */
function mouseEvent(code: number, column: number, row: number, isRelease: boolean): MouseEvent {
  const button = BUTTONS[code & 3];
  if ((code & 64) !== 0) return { kind: (code & 1) === 0 ? 'wheel-up' : 'wheel-down', button: 'none', column, row };
  return { kind: isRelease ? 'release' : (code & 32) !== 0 ? 'drag' : 'press', button, column, row };
}
