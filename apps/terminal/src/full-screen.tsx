import { createLiveReader } from '@raqam/recognizer';
import { render } from 'ink';
import { App } from './app.tsx';
import { InputError } from './command-error.ts';
import { createDigitLibrary } from './digit-library.ts';
import { findData } from './find-data.ts';
import { loadInWorker } from './load-in-worker.ts';
import { navigationReducer, type ScreenName, START } from './navigation.ts';
import { readInWorker } from './read-in-worker.ts';
import { openTerminalSession } from './terminal-session.ts';
import { colorDepthOf, createTheme } from './theme.ts';

/** Where the full-screen program begins, and with which model. */
export interface FullScreenOptions {
  readonly screen?: ScreenName;
  /** The folder of the model that reads drawings. @default the model inside this program */
  readonly modelFolder?: string;
}

/**
 * Runs the full-screen program on this process's terminal until it is left.
 *
 * @throws {InputError} When the folder that was named holds no model for digits; the screen is not touched then.
 */
export async function runFullScreen({ screen = 'home', modelFolder }: FullScreenOptions = {}): Promise<void> {
  const theme = createTheme(colorDepthOf(process.stdout));
  const library = createDigitLibrary(loadInWorker);
  const reader = createLiveReader(readInWorker(modelFolder));
  try {
    if (modelFolder !== undefined) {
      const { failure } = await reader.start();
      if (failure !== null) throw new InputError(failure.message);
    }
    const places = await findData();
    const start = navigationReducer(START, { type: 'open', screen });
    const app = render(<App theme={theme} library={library} reader={reader} places={places} start={start} />, {
      alternateScreen: true,
      interactive: true,
      incrementalRendering: true,
    });
    const session = openTerminalSession(() => app.unmount());
    try {
      await app.waitUntilExit();
    } finally {
      session.close();
    }
  } finally {
    library.close();
    reader.stop();
  }
}
