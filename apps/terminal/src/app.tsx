import type { LiveReader } from '@raqam/recognizer';
import { useApp, useWindowSize } from 'ink';
import { type ReactNode, useReducer, useState } from 'react';
import { browserReducer, FIRST_DIGIT } from './browser.ts';
import type { DigitLibrary } from './digit-library.ts';
import { drawingReducer, EMPTY_DRAWING } from './drawing.ts';
import type { DataPlace } from './find-data.ts';
import { useKeys } from './keys.ts';
import { currentScreen, type Navigation, navigationReducer } from './navigation.ts';
import { ThemeContext } from './parts/toned.tsx';
import { Data } from './screens/data.tsx';
import { Draw } from './screens/draw.tsx';
import { Help } from './screens/help.tsx';
import { Home } from './screens/home.tsx';
import { isTooSmall, TooSmall } from './screens/too-small.tsx';
import type { Theme } from './theme.ts';

/** The full-screen program: which screen is shown, and what outlives a change of screens. */
export function App({ theme, library, reader, places, start }: AppProps): ReactNode {
  const { exit } = useApp();
  const size = useWindowSize();
  const [navigation, navigate] = useReducer(navigationReducer, start);
  const [isHelpShown, setHelpShown] = useState(false);
  const [drawing, draw] = useReducer(drawingReducer, EMPTY_DRAWING);
  const [browser, browse] = useReducer(browserReducer, FIRST_DIGIT);
  const screen = currentScreen(navigation);

  useKeys((key) => {
    if (key === 'q') exit();
    else if (key === '?') setHelpShown((isShown) => !isShown);
    else if (key === 'escape' && isHelpShown) setHelpShown(false);
    else if (key === 'escape') navigate({ type: 'back' });
  });

  return (
    <ThemeContext value={theme}>
      {isTooSmall(size) ? (
        <TooSmall size={size} />
      ) : isHelpShown ? (
        <Help screen={screen} size={size} />
      ) : screen === 'home' ? (
        <Home size={size} places={places} chosen={navigation.chosen} dispatch={navigate} />
      ) : screen === 'draw' ? (
        <Draw size={size} drawing={drawing} dispatch={draw} reader={reader} />
      ) : (
        <Data size={size} library={library} browser={browser} dispatch={browse} />
      )}
    </ThemeContext>
  );
}

interface AppProps {
  readonly theme: Theme;
  readonly library: DigitLibrary;
  readonly reader: LiveReader;
  readonly places: readonly DataPlace[];
  /** Where one is at first. */
  readonly start: Navigation;
}
