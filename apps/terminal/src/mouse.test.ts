import { expect, test } from 'vitest';
import { createMouseParser } from './mouse.ts';

const ESC = '\x1b';

test.each([
  ['0;1;1M', { kind: 'press', button: 'left', column: 0, row: 0 }],
  ['2;300;250M', { kind: 'press', button: 'right', column: 299, row: 249 }],
  ['32;10;5M', { kind: 'drag', button: 'left', column: 9, row: 4 }],
  ['36;10;5M', { kind: 'drag', button: 'left', column: 9, row: 4 }],
  ['35;10;5M', { kind: 'drag', button: 'none', column: 9, row: 4 }],
  ['0;10;5m', { kind: 'release', button: 'left', column: 9, row: 4 }],
  ['64;3;4M', { kind: 'wheel-up', button: 'none', column: 2, row: 3 }],
  ['65;3;4M', { kind: 'wheel-down', button: 'none', column: 2, row: 3 }],
])('reads the report %s', (report, event) => {
  expect(createMouseParser()(`${ESC}[<${report}`)).toEqual([event]);
});

test('finds several reports among other keys', () => {
  const events = createMouseParser()(`a${ESC}[<0;1;1Mb${ESC}[A${ESC}[<0;2;1m`);
  expect(events.map(({ kind }) => kind)).toEqual(['press', 'release']);
});

test('a report may be cut anywhere', () => {
  const report = `${ESC}[<32;120;40M`;
  for (let cut = 1; cut < report.length; cut++) {
    const parse = createMouseParser();
    expect(parse(report.slice(0, cut)), `cut after ${cut}`).toEqual([]);
    expect(parse(report.slice(cut)), `cut after ${cut}`).toEqual([
      { kind: 'drag', button: 'left', column: 119, row: 39 },
    ]);
  }
});

test('other sequences are not taken for reports', () => {
  const parse = createMouseParser();
  expect(parse(`${ESC}[M !!`)).toEqual([]);
  expect(parse(`${ESC}[<0;1M`)).toEqual([]);
  expect(parse('0;1;1M')).toEqual([]);
});
