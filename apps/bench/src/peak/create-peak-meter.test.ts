import { expect, test } from 'vitest';
import { createPeakMeter } from './create-peak-meter.ts';
import { emitPeak } from './emit-peak.ts';

test('the loop multiplies and adds in earnest: each of its sums goes to 2', async () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(emitPeak(), { env: { memory } });
  (instance.exports['peak'] as (rounds: number) => void)(100);
  // The factor, ½, and twelve sums.
  expect([...new Float32Array(memory.buffer, 0, 4)]).toEqual([24.5, 24.5, 24.5, 24.5]);
});

test('says more than a GFLOP a second of a thread with SIMD', async () => {
  const meter = await createPeakMeter(1);
  expect(await meter.measure(1)).toBeGreaterThan(1);
  await meter.dispose();
});
