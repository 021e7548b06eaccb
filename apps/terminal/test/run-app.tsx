import { type ConnectReadingService, createLiveReader } from '@raqam/recognizer';
import { App } from '../src/app.tsx';
import { createDigitLibrary, type DigitLoading, type DigitSetName } from '../src/digit-library.ts';
import { navigationReducer, type ScreenName, START } from '../src/navigation.ts';
import { createTheme } from '../src/theme.ts';
import { type RunningScreen, runScreen } from './run-screen.tsx';

/** What a test puts in place of the threads, and where the program starts. */
export interface RunAppOptions {
  readonly load: (name: DigitSetName, loading: DigitLoading) => () => void;
  readonly connect: ConnectReadingService;
  readonly screen?: ScreenName;
  readonly isScreenReaderEnabled?: boolean;
}

/** Starts the program in a window of some size. The first answer is always 92 ms after the first drawing. */
export function runApp(
  size: { readonly columns: number; readonly rows: number },
  { load, connect, screen = 'home', isScreenReaderEnabled = false }: RunAppOptions,
): RunningScreen {
  const places = [
    { name: 'mnist', isFound: true, where: 'data/mnist' },
    { name: 'synthetic', isFound: true, where: 'made from a seed' },
  ];
  let nowMs = 0;
  const clock = () => {
    nowMs += 92;
    return nowMs;
  };
  const app = (
    <App
      theme={createTheme(1)}
      library={createDigitLibrary(load)}
      reader={createLiveReader(connect, clock)}
      places={places}
      start={navigationReducer(START, { type: 'open', screen })}
    />
  );
  return runScreen(app, size, { isScreenReaderEnabled });
}
