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
  const inference = await createInference(spec, weights);
  expect(inference.backend).toBe('wasm');
  const compiled = inference.run(images);
  const expectScalar = async () => {
    const scalar = await createInference(spec, weights);
    expect(scalar.backend).toBe('scalar');
    expect(scalar.run(images)).toEqual(compiled);
  };
  // As a page's Content-Security-Policy does it, and an engine without SIMD.
  const compile = vi.spyOn(WebAssembly, 'compile');
  compile.mockRejectedValue(new WebAssembly.CompileError('Wasm code generation disallowed'));
  await expectScalar();
  // As WebKit does it.
  compile.mockRejectedValue(new EvalError('Refused to create a WebAssembly object'));
  await expectScalar();
  vi.stubGlobal('WebAssembly', undefined);
  await expectScalar();
});

test('another error is not taken for that', async () => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new RangeError('out of memory'));
  await expect(createInference(everyLayer, randomWeights(everyLayer))).rejects.toThrow(new RangeError('out of memory'));
});
