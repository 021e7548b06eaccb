import { render } from 'ink';
import { Training } from '../screens/training.tsx';
import { openTerminalSession } from '../terminal-session.ts';
import { colorDepthOf, createTheme } from '../theme.ts';
import { createPause } from './pause.ts';
import type { TrainingControl, TrainingFace } from './training-face.ts';

/** Shows a run on the whole terminal until it is closed; the terminal is then as it was. */
export function openDashboard(control: TrainingControl): TrainingFace {
  const pause = createPause();
  // Whoever waits for a pause to end would never learn that the run is to end.
  control.ending.addEventListener('abort', () => pause.end());
  const app = render(
    <Training theme={createTheme(colorDepthOf(process.stdout))} control={control} pause={pause} />,
    // Ctrl-C stops the training, which has something to save, and not the screen.
    { alternateScreen: true, interactive: true, incrementalRendering: true, exitOnCtrlC: false },
  );
  const session = openTerminalSession(() => app.unmount(), { endsOnSignals: false });
  // A screen that breaks must not leave the run going on unseen: nobody handles this rejection but the session.
  void app.waitUntilExit();
  return {
    onEvent: () => {},
    whenRunning: () => pause.whenRunning(),
    close: () => session.close(),
  };
}
