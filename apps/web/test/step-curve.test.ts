import { expect, test } from 'vitest';
import { StepCurve } from '../training/step-curve.ts';

test('a short run has a point for each step, counted in epochs', () => {
  const curve = new StepCurve(4, 2);
  for (const [step, value] of [0.5, 0.6, 0.7].entries()) curve.add(step, value);
  expect(curve.points()).toEqual([
    { x: 0.5, y: 0.5 },
    { x: 1, y: 0.6 },
    { x: 1.5, y: 0.7 },
  ]);
});

test('a long run has means over as many steps as keep it to 100 points', () => {
  const curve = new StepCurve(1000, 100);
  for (let step = 0; step < 1000; step++) curve.add(step, step % 10);
  expect(curve.points()).toHaveLength(100);
  expect(curve.points()[0]).toEqual({ x: 0.1, y: 4.5 });
  expect(curve.points()[99]).toEqual({ x: 10, y: 4.5 });
});

test('a curve that was left off goes on at the same places', () => {
  const whole = new StepCurve(1000, 100);
  for (let step = 0; step < 1000; step++) whole.add(step, step % 10);
  const rest = new StepCurve(1000, 100, whole.points().slice(0, 40));
  for (let step = 400; step < 1000; step++) rest.add(step, step % 10);
  expect(rest.points()).toEqual(whole.points());
});
