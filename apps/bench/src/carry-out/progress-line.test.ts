import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.ts';

function createLine(stream: { readonly isTTY?: boolean; readonly columns?: number }) {
  let written = '';
  let time = 0;
  const write = (text: string) => {
    written += text;
  };
  const line = new ProgressLine({ ...stream, write }, () => time);
  return {
    line,
    pass: (durationMs: number) => {
      time += durationMs;
    },
    written: () => written,
  };
}

test('where lines stay there is one every ten seconds, and what must be read at once', () => {
  const { line, pass, written } = createLine({});
  for (let second = 0; second < 21; second++) {
    line.update(`second ${second}`);
    pass(1000);
  }
  line.tell('done');
  line.clear();
  expect(written()).toBe('second 0\nsecond 10\nsecond 20\ndone\n');
});

test('on a terminal a line is written over, is no wider than it, and goes before others', () => {
  const { line, pass, written } = createLine({ isTTY: true, columns: 10 });
  line.update('1 of 2 runs done');
  line.update('too soon');
  pass(100);
  line.update('2 of 2');
  line.tell('written');
  line.clear();
  expect(written()).toBe('\r\u001B[2K1 of 2 ru\r\u001B[2K2 of 2\r\u001B[2Kwritten\n');
});
