import { expect, test } from 'vitest';
import { WESTERN_LOOKALIKES } from './western-lookalikes.ts';

test('lists each numeral at most once, with a digit and a reason', () => {
  for (const [script, lookalikes] of Object.entries(WESTERN_LOOKALIKES)) {
    const labels = lookalikes.map(({ label }) => label);
    expect(labels, script).toEqual([...new Set(labels)].sort((a, b) => a - b));
    for (const { label, reason, resembles } of lookalikes) {
      for (const digit of [label, resembles]) expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], script).toContain(digit);
      expect(reason, script).toMatch(/^[a-z].{7,}[^.]$/);
    }
  }
});

test('the ring is a 0 wherever it is a zero, and every judging script keeps numerals that are no digit', () => {
  for (const script of ['beng', 'deva', 'knda', 'thai'] as const) {
    expect(WESTERN_LOOKALIKES[script][0], script).toMatchObject({ label: 0, resembles: 0 });
    expect(WESTERN_LOOKALIKES[script].length, script).toBeLessThan(8);
  }
});
