// Where there is no WebAssembly, or it is forbidden, the references answer, to the same bits.
import { createInference } from '@raqam/engine';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { afterEach, expect, test, vi } from 'vitest';
import { everyLayer } from './every-layer.ts';
import { randomImages, randomWeights } from './random-values.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const specs = [...MODEL_NAMES.map((name) => createModelSpec(name)), everyLayer];

test.each(specs.map((spec) => [spec.name, spec] as const))('%s', async (_, spec) => {
  const weights = randomWeights(spec);
  const images = randomImages(spec, 11);
  const compiled = (await createInference(spec, weights)).run(images);
  // As a page's Content-Security-Policy does it, and an engine without SIMD.
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('Wasm code generation disallowed'));
  expect((await createInference(spec, weights)).run(images)).toEqual(compiled);
  vi.stubGlobal('WebAssembly', undefined);
  expect((await createInference(spec, weights)).run(images)).toEqual(compiled);
});

test('another error is not taken for that', async () => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new RangeError('out of memory'));
  await expect(createInference(everyLayer, randomWeights(everyLayer))).rejects.toThrow(new RangeError('out of memory'));
});
