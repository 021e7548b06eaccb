import { createInference } from '@raqam/engine';
import { digitFromStrokes, type Stroke } from '@raqam/image';
import { createModelSpec, initializeWeights } from '@raqam/model';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDrawingReader } from '../training/create-drawing-reader.ts';
import type { DrawingReading } from '../training/session-messages.ts';

const SPEC = createModelSpec('softmax');
const ONE: Stroke = [
  [140, 40],
  [140, 240],
];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the newest drawing is read by the newest network, and as the engine reads it', async () => {
  const readings: DrawingReading[] = [];
  const reader = createDrawingReader((reading) => readings.push(reading));
  reader.setDrawing([ONE]);
  vi.runAllTimers();
  expect(readings).toEqual([]);

  reader.setNetwork(SPEC, 3, initializeWeights(SPEC, 1));
  const weights = initializeWeights(SPEC, 2);
  reader.setNetwork(SPEC, 6, weights);
  reader.setDrawing([ONE, ONE]);
  reader.setDrawing([ONE]);
  vi.runAllTimers();
  expect(readings).toHaveLength(1);
  expect(readings[0].step).toBe(6);
  const network = await createInference(SPEC, weights);
  const image = digitFromStrokes([ONE])?.ink ?? new Float32Array(784);
  expect(readings[0].layers?.at(-1)?.outputs).toEqual(network.run(image));

  reader.setDrawing(null);
  vi.runAllTimers();
  expect(readings[1]).toEqual({ spec: SPEC, step: 6, layers: null });
});
