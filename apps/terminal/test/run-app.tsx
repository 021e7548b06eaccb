import { App } from '../src/app.tsx';
import { createDigitLibrary, type DigitLoading, type DigitSetName } from '../src/digit-library.ts';
import { createTheme } from '../src/theme.ts';
import { type RunningScreen, runScreen } from './run-screen.tsx';

/** Starts the program in a window of some size. */
export function runApp(
  size: { readonly columns: number; readonly rows: number },
  load: (name: DigitSetName, loading: DigitLoading) => () => void,
  options: { readonly isScreenReaderEnabled?: boolean } = {},
): RunningScreen {
  const places = [
    { name: 'mnist', isFound: true, where: 'data/mnist' },
    { name: 'synthetic', isFound: true, where: 'made from a seed' },
  ];
  const library = createDigitLibrary(load);
  return runScreen(<App theme={createTheme(1)} library={library} places={places} />, size, options);
}
