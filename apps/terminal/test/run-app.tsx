import { PassThrough } from 'node:stream';
import { render } from 'ink';
import { App } from '../src/app.tsx';
import { createDigitLibrary, type DigitLoading, type DigitSetName } from '../src/digit-library.ts';
import { createTheme } from '../src/theme.ts';

/** The program running against streams of our own, without color. */
export interface RunningApp {
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

/** Starts the program in a window of some size. */
export function runApp(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  load: (name: DigitSetName, loading: DigitLoading) => () => void,
  options: { readonly isScreenReaderEnabled?: boolean } = {},
): RunningApp {
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
  const places = [
    { name: 'mnist', isFound: true, where: 'data/mnist' },
    { name: 'synthetic', isFound: true, where: 'made from a seed' },
  ];
  const library = createDigitLibrary(load);
  const app = render(<App theme={createTheme(1)} library={library} places={places} />, {
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
