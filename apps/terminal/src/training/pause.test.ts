import { expect, test } from 'vitest';
import { createPause } from './pause.ts';

test('what waits goes on when the pause is over', async () => {
  const pause = createPause();
  const order: string[] = [];
  await pause.whenRunning();
  pause.toggle();
  const waiting = pause.whenRunning().then(() => order.push('goes on'));
  await Promise.resolve();
  order.push('paused');
  pause.toggle();
  await waiting;
  expect(order).toEqual(['paused', 'goes on']);
  expect(pause.isPaused).toBe(false);
});

test('ended, it holds nothing up any more', async () => {
  const pause = createPause();
  pause.toggle();
  const waiting = pause.whenRunning();
  pause.end();
  await waiting;
  pause.toggle();
  expect(pause.isPaused).toBe(false);
  await pause.whenRunning();
});
