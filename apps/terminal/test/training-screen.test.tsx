import { afterEach, expect, test, vi } from 'vitest';
import { Training } from '../src/screens/training.tsx';
import { createTheme } from '../src/theme.ts';
import { createPause } from '../src/training/pause.ts';
import { createTrainingMonitor } from '../src/training/training-progress.ts';
import { type RunningScreen, runScreen } from './run-screen.tsx';
import { doneEvent, epochEvent, runStartedEvent, stepEvent } from './train-events.ts';

const PARTS = [
  'cnn',
  '37,610 parameters',
  '60,000 images of mnist',
  'adam 0.001',
  'batches of 128',
  '5 epochs',
  'validation 10%',
  'seed 1',
];

const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

let screen: RunningScreen;

afterEach(() => {
  screen.close();
});

/** The dashboard of a run at its beginning. */
function open(size = SIZES[1]) {
  const monitor = createTrainingMonitor(() => nowMs);
  let nowMs = 0;
  const stopped = new AbortController();
  const pause = createPause();
  const asked: string[] = [];
  const control = {
    monitor,
    parts: PARTS,
    ending: stopped.signal,
    stop: () => {
      asked.push('stop');
      stopped.abort();
    },
    interrupt: () => {
      asked.push('interrupt');
      stopped.abort();
    },
  };
  const theme = createTheme(1);
  screen = runScreen(<Training theme={theme} control={control} pause={pause} />, size, { exitOnCtrlC: false });
  /** Two and a half epochs of 100 steps, 20 ms each; the loss falls like 2.3 / (1 + step / 10). */
  const trainOn = () => {
    monitor.add(runStartedEvent({ epochs: 5, numStepsPerEpoch: 100 }));
    for (let step = 0; step < 250; step++) {
      nowMs += 20;
      const epoch = Math.floor(step / 100);
      const loss = 2.3 / (1 + step / 10);
      monitor.add(stepEvent({ step, epoch, loss, accuracy: 1 - loss / 3 }));
      if (step % 100 !== 99) continue;
      const row = { epoch, loss: loss * 2, accuracy: 1 - loss / 2, durationMs: 2000 };
      monitor.add(epochEvent({ ...row, validationLoss: loss, validationAccuracy: 1 - loss / 3 }));
    }
  };
  return { monitor, pause, asked, trainOn };
}

async function seen(text: string): Promise<void> {
  await vi.waitFor(() => expect(screen.screen()).toContain(text));
}

test.each(SIZES)('a run at $columns×$rows', async (size) => {
  const { trainOn } = open(size);
  trainOn();
  await seen('epoch 3 of 5');
  await expect(screen.screen()).toMatchFileSnapshot(`frames/train-${size.columns}x${size.rows}.txt`);
});

test('before the first step nothing is claimed', async () => {
  open();
  await seen('the first step is being prepared');
  expect(screen.screen()).toMatch(/^ {2}raqam {2}Train +starting$/m);
});

test('space pauses and goes on', async () => {
  const { pause, trainOn } = open();
  trainOn();
  await seen('images/s');
  screen.type(' ');
  await seen('space go on');
  expect(pause.isPaused).toBe(true);
  expect(screen.screen()).toMatch(/Train +paused$/m);
  // After a pause the speed is measured anew.
  expect(screen.screen()).not.toContain('images/s');
  screen.type(' ');
  await seen('space pause');
  expect(pause.isPaused).toBe(false);
});

test.each([
  ['s', 'stop'],
  ['q', 'interrupt'],
  ['\x03', 'interrupt'],
])('%j ends the run once', async (key, what) => {
  const { asked, trainOn } = open();
  trainOn();
  screen.type(key);
  await seen('stopping');
  screen.type('sq');
  screen.type(' ');
  await seen('stopping');
  expect(asked).toEqual([what]);
});

test('Ctrl-C asks again while the run is stopping: it ends the program at once', async () => {
  const { asked } = open();
  screen.type('s');
  await seen('stopping');
  screen.type('\x03');
  await vi.waitFor(() => expect(asked).toEqual(['stop', 'interrupt']));
});

test('the end of the run is told', async () => {
  const { monitor } = open();
  monitor.add(runStartedEvent({ epochs: 1, numStepsPerEpoch: 1 }));
  monitor.add(stepEvent({}));
  monitor.add(epochEvent({}));
  await seen('judging the test images');
  monitor.add(doneEvent());
  await seen('saving');
});

test('a window that is too small says so', async () => {
  open({ columns: 40, rows: 10 });
  await seen('40×10, needs 60×16');
});
