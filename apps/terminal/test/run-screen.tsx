import { PassThrough } from 'node:stream';
import { type RenderOptions, render } from 'ink';
import type { ReactNode } from 'react';

/** A screen running against streams of our own, without color. */
export interface RunningScreen {
  /** What is on the screen now, without blanks at the ends of lines. */
  screen(): string;
  /** Everything that was written, escape sequences too. */
  written(): string;
  type(input: string): void;
  resize(columns: number, rows: number): void;
  readonly exited: Promise<unknown>;
  close(): void;
}

class FakeTerminal extends PassThrough {
  readonly isTTY = true;
  columns: number;
  rows: number;
  isRaw = false;

  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/** Shows a screen in a window of some size. */
export function runScreen(
  screen: ReactNode,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  options: Pick<RenderOptions, 'isScreenReaderEnabled' | 'exitOnCtrlC'> = {},
): RunningScreen {
  const stdin = new FakeTerminal(columns, rows);
  const stdout = new FakeTerminal(columns, rows);
  let written = '';
  let frame = '';
  stdout.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    written += text;
    // In Ink's debug mode each frame is written whole, by one write of its own; what else is written is sequences.
    if (!text.startsWith('\x1b') && text !== '') frame = text;
  });
  const app = render(screen, {
    stdin,
    stdout,
    stderr: new PassThrough(),
    debug: true,
    interactive: true,
    patchConsole: false,
    ...options,
  });
  return {
    screen: () =>
      frame
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n'),
    written: () => written,
    type: (input) => {
      stdin.write(input);
    },
    resize: (newColumns, newRows) => {
      stdout.columns = newColumns;
      stdout.rows = newRows;
      stdout.emit('resize');
    },
    exited: app.waitUntilExit(),
    close: () => app.unmount(),
  };
}
