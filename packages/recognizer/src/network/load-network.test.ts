import { createInference } from '@raqam/engine';
import { digitFromStrokes, NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadModel } from '../load-model.ts';
import { loadNetwork } from './load-network.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Every numeral, one behind the other: more than one call of the compiled program takes. */
const images = Float32Array.from(
  NUMERAL_MODELS.flatMap((model) => Array.from(digitFromStrokes(sampleNumeral(model))?.ink ?? [])),
);

describe.each(['accurate', 'compact'] as const)('the network %s', (name) => {
  test('gives what the compiler’s network gives with the same weights, to the bit', async () => {
    const model = await loadModel(name);
    const network = await loadNetwork(name);
    expect(network).toMatchObject({
      name: model.spec.name,
      numParameters: model.weights.reduce((sum, { values }) => sum + values.length, 0),
      weightsSha256: model.weightsSha256,
      backend: 'wasm',
      verdictThresholds: model.verdictThresholds,
    });
    const expected = (await createInference(model.spec, model.weights)).run(images);
    expect(images.length).toBeGreaterThan(8 * 784);
    expect(network.run(images)).toEqual(expected);
    expect((await loadNetwork(model)).run(images)).toEqual(expected);
  });

  test('a row does not depend on the others', async () => {
    const network = await loadNetwork(name);
    const all = network.run(images);
    for (let b = 0; b < NUMERAL_MODELS.length; b++) {
      expect(network.run(images.subarray(784 * b, 784 * (b + 1)))).toEqual(all.slice(10 * b, 10 * (b + 1)));
    }
    expect(network.run(new Float32Array(0))).toEqual(new Float32Array(0));
  });

  test('gives the same bits where WebAssembly is forbidden or missing', async () => {
    const expected = (await loadNetwork(name)).run(images);
    const expectScalar = async () => {
      const network = await loadNetwork(name);
      expect(network.backend).toBe('scalar');
      expect(network.run(images)).toEqual(expected);
    };
    const compile = vi.spyOn(WebAssembly, 'compile');
    compile.mockRejectedValue(new WebAssembly.CompileError('Wasm code generation disallowed by embedder'));
    await expectScalar();
    compile.mockRejectedValue(new EvalError('Refused to create a WebAssembly object'));
    await expectScalar();
    vi.stubGlobal('WebAssembly', undefined);
    await expectScalar();
  });
});
