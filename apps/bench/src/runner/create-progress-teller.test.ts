import { expect, test } from 'vitest';
import { createProgressTeller } from './create-progress-teller.ts';
import type { PlanProgress } from './plan-progress.ts';

const HALF: PlanProgress = {
  numRuns: 12,
  numDone: 7,
  underWay: ['Adam, 5 epochs, seed 3', 'SGD, 5 epochs, seed 4'],
  share: 0.581,
  leftMs: 75_400,
};
const DONE: PlanProgress = { numRuns: 12, numDone: 12, underWay: [], share: 1, leftMs: 0 };

function createStream(terminal: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  return { written, stream: { ...terminal, write: (text: string) => written.push(text) } };
}

test('writes one line of a terminal again and again, no longer than it is wide', () => {
  const { stream, written } = createStream({ isTTY: true, columns: 50 });
  const teller = createProgressTeller(stream);
  teller.tell(HALF);
  teller.note('runs/ab.raqam is damaged.');
  teller.tell(DONE);
  teller.end();
  const line = '7 of 12 runs, 58% done, about 1 min 15 sec left: A';
  expect(written).toEqual([
    `\r\u001B[2K${line}`,
    `\r\u001B[2Kruns/ab.raqam is damaged.\n${line}`,
    '\r\u001B[2K12 of 12 runs, 100% done',
    '\n',
  ]);
});

test('elsewhere says a line every ten seconds, and the last one', () => {
  const { stream, written } = createStream({});
  let nowMs = 0;
  const teller = createProgressTeller(stream, () => nowMs);
  for (; nowMs <= 25_000; nowMs += 1000) teller.tell(HALF);
  teller.tell(DONE);
  teller.end();
  const line = '7 of 12 runs, 58% done, about 1 min 15 sec left: Adam, 5 epochs, seed 3; SGD, 5 epochs, seed 4\n';
  expect(written).toEqual([line, line, '12 of 12 runs, 100% done\n']);
});

test('says nothing of a plan that has not begun', () => {
  const { stream, written } = createStream({});
  createProgressTeller(stream).end();
  expect(written).toEqual([]);
});
