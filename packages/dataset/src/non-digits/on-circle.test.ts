import { expect, test } from 'vitest';
import { onCircle } from './on-circle.ts';

test('goes clockwise around the unit circle in steps of 15°', () => {
  for (let step = -30; step < 60; step++) {
    const [x, y] = onCircle(step);
    expect(x).toBeCloseTo(Math.cos((step * Math.PI) / 12), 14);
    expect(y).toBeCloseTo(Math.sin((step * Math.PI) / 12), 14);
  }
});
