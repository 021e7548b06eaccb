import { render } from 'ink';
import { App } from './app.tsx';
import { createDigitLibrary } from './digit-library.ts';
import { findData } from './find-data.ts';
import { loadInWorker } from './load-in-worker.ts';
import { openTerminalSession } from './terminal-session.ts';
import { colorDepthOf, createTheme } from './theme.ts';

/** Runs the full-screen program on this process's terminal until it is left. */
export async function runFullScreen(): Promise<void> {
  const theme = createTheme(colorDepthOf(process.stdout));
  const places = await findData();
  const library = createDigitLibrary(loadInWorker);
  const app = render(<App theme={theme} library={library} places={places} />, {
    alternateScreen: true,
    interactive: true,
    incrementalRendering: true,
  });
  const session = openTerminalSession(() => app.unmount());
  try {
    await app.waitUntilExit();
  } finally {
    session.close();
    library.close();
  }
}
