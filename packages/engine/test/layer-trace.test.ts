// What each layer makes of an image: the same bits as an inference, and every value in between.
import { inferShapes, parseModelSpec } from '@raqam/artifact';
import { createCompiledLayerTrace, createInference, EngineError } from '@raqam/engine';
import { createLayerTrace } from '@raqam/engine/reference';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { everyLayer } from './every-layer.ts';
import { randomImages, randomWeights } from './random-values.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const specs = [...MODEL_NAMES.map((name) => createModelSpec(name)), everyLayer];

describe.each(specs.map((spec) => [spec.name, spec] as const))('%s', (_, spec) => {
  const weights = randomWeights(spec);
  const trace = createLayerTrace(
    spec,
    weights.map(({ values }) => values),
  );
  const image = randomImages(spec, 1);

  test('ends with what an inference gives, to the bit', async () => {
    const inference = await createInference(spec, weights);
    expect(trace.run(image).at(-1)?.outputs).toEqual(inference.run(image));
  });

  test('gives what a network of the first layers gives, after each layer', async () => {
    const values = trace.run(image);
    const { layers } = inferShapes(spec);
    expect(values.map(({ name, outputs }) => [name, outputs.length])).toEqual(
      layers.map(({ name, outputShape }) => [name, outputShape.reduce((product, size) => product * size, 1)]),
    );
    for (const [index, { outputs }] of values.entries()) {
      const first = { ...spec, layers: spec.layers.slice(0, index + 1) };
      const inference = await createInference(first, weights.slice(0, inferShapes(first).weights.length));
      expect(inference.run(image)).toEqual(outputs);
    }
  });

  test('has values before an activation where there is one, and they are of a network without it', async () => {
    const values = trace.run(image);
    for (const [index, { sums }] of values.entries()) {
      const layer = spec.layers[index];
      if (layer.type === 'activation' || !('activation' in layer) || layer.activation === 'linear') {
        expect(sums).toBeNull();
        continue;
      }
      const bare = { ...layer, activation: 'linear' } as const;
      const first = { ...spec, layers: [...spec.layers.slice(0, index), bare] };
      const inference = await createInference(first, weights.slice(0, inferShapes(first).weights.length));
      expect(sums).toEqual(inference.run(image));
    }
  });

  test('is the same to the bit with compiled layers, and where there is no WebAssembly', async () => {
    const tensors = weights.map(({ values }) => values);
    const expected = trace.run(image);
    const compiled = await createCompiledLayerTrace(spec, tensors);
    expect(compiled.run(image)).toEqual(expected);
    vi.stubGlobal('WebAssembly', undefined);
    const scalar = await createCompiledLayerTrace(spec, tensors);
    expect(scalar.run(image)).toEqual(expected);
  });

  test('a call leaves the arrays of the one before as they were, and needs one buffer', () => {
    const before = trace.run(image);
    const copy = structuredClone(before);
    trace.run(new Float32Array(image.length));
    expect(before).toEqual(copy);
    expect(new Set(before.flatMap(({ outputs, sums }) => [outputs.buffer, (sums ?? outputs).buffer])).size).toBe(1);
  });
});

test('copies the weights', () => {
  const spec = parseModelSpec({
    version: 1,
    name: 'tiny',
    inputShape: [2],
    layers: [{ type: 'dense', name: 'output', units: 1, activation: 'relu' }],
  });
  const weights = [Float32Array.of(1, -10), Float32Array.of(0.5)];
  const trace = createLayerTrace(spec, weights);
  for (const values of weights) values.fill(0);
  expect(trace.run(Float32Array.of(2, 3))).toEqual([
    { name: 'output', sums: Float32Array.of(-27.5), outputs: Float32Array.of(0) },
  ]);
});

test('refuses what is not one image', () => {
  const trace = createLayerTrace(
    everyLayer,
    randomWeights(everyLayer).map(({ values }) => values),
  );
  expect(() => trace.run(new Float32Array(2 * 176))).toThrow(
    new EngineError('run: image holds 352 values; every-layer reads 11×8×2, so 176 are expected. Pass one image.'),
  );
});

test('a max pool behind a sigmoid has the bits of an inference', async () => {
  // The greater of two neighbors in f32, whose sigmoid is the smaller: it wins the window, and its sigmoid counts.
  const image = Float32Array.of(-0.6933599710464478, -0.6933600306510925);
  const conv = { type: 'conv2d', name: 'conv', filters: 1, kernelSize: [1, 1], useBias: false } as const;
  const pool = { type: 'maxPool2d', name: 'pool', poolSize: [1, 2] } as const;
  const separate = { type: 'activation', name: 'sigmoid', activation: 'sigmoid' } as const;
  for (const layers of [
    [{ ...conv, activation: 'sigmoid' }, pool],
    [conv, separate, pool],
    [conv, pool, separate],
  ] as const) {
    const spec = parseModelSpec({ version: 1, name: 'neighbors', inputShape: [1, 2, 1], layers });
    const kernel = { name: 'conv/kernel', shape: [1, 1, 1, 1], values: Float32Array.of(1) };
    const inference = await createInference(spec, [kernel]);
    const values = createLayerTrace(spec, [kernel.values]).run(image);
    expect(values.at(-1)?.outputs).toEqual(Float32Array.of(0.33328601717948914));
    expect(values.at(-1)?.outputs).toEqual(inference.run(image));
    expect((await createCompiledLayerTrace(spec, [kernel.values])).run(image)).toEqual(values);
  }
});
