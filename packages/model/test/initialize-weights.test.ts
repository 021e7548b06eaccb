import {
  checkWeights,
  KERNEL_INITIALIZERS,
  type KernelInitializer,
  type LayerSpecInput,
  parseModelSpec,
  SpecError,
  weightsSha256,
} from '@raqam/artifact';
import {
  createLenet5,
  createModelSpec,
  DIGIT_CODE_SIZE,
  DIGIT_CODES,
  initializeWeights,
  MODEL_NAMES,
  type ModelName,
} from '@raqam/model';
import { describe, expect, test } from 'vitest';

/** The weights of a network of one layer, by name without the layer's. */
function weightsOf(inputShape: readonly number[], layer: LayerSpecInput, seed = 1) {
  const spec = parseModelSpec({ version: 1, name: 'net', inputShape, layers: [layer] });
  const weights = initializeWeights(spec, seed);
  checkWeights(spec, weights, 'initializeWeights');
  return new Map(weights.map(({ name, values }) => [name.split('/')[1], values]));
}

function kernelOf(...network: Parameters<typeof weightsOf>): Float32Array {
  return weightsOf(...network).get('kernel') ?? new Float32Array();
}

/** Mean and deviation lie within five standard errors; nothing lies beyond the bound, and much comes near it. */
function expectDistribution(values: Float32Array, deviation: number, bound: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(Math.abs(mean)).toBeLessThan((5 * deviation) / Math.sqrt(values.length));
  // Both kinds have a kurtosis below 3, so √(2 / n) / 2 is more than the standard error of a relative deviation.
  expect(Math.abs(Math.sqrt(variance) / deviation - 1)).toBeLessThan((5 * Math.SQRT1_2) / Math.sqrt(values.length));
  expect(largest).toBeLessThanOrEqual(Math.fround(bound));
  expect(largest).toBeGreaterThan(0.97 * bound);
}

/** Of the truncated normal: it is cut at twice the deviation of the normal behind it. */
const TRUNCATION = 2 / 0.8796256610342398;

/** [variance, bound in deviations] for a given fan-in and fan-out. */
const DISTRIBUTIONS: Readonly<
  Record<
    Exclude<KernelInitializer, 'zeros' | 'ones' | 'digitCodes'>,
    (fanIn: number, fanOut: number) => readonly [number, number]
  >
> = {
  glorotNormal: (fanIn, fanOut) => [2 / (fanIn + fanOut), TRUNCATION],
  glorotUniform: (fanIn, fanOut) => [2 / (fanIn + fanOut), Math.sqrt(3)],
  heNormal: (fanIn) => [2 / fanIn, TRUNCATION],
  heUniform: (fanIn) => [2 / fanIn, Math.sqrt(3)],
  lecunNormal: (fanIn) => [1 / fanIn, TRUNCATION],
  lecunUniform: (fanIn) => [1 / fanIn, Math.sqrt(3)],
  varianceScaling: (fanIn) => [1 / fanIn, TRUNCATION],
  fanInUniform: (fanIn) => [2.4 ** 2 / 3 / fanIn ** 2, Math.sqrt(3)],
};

function isDrawn(name: KernelInitializer): name is keyof typeof DISTRIBUTIONS {
  return name in DISTRIBUTIONS;
}

describe.each(KERNEL_INITIALIZERS.filter(isDrawn))('%s', (kernelInitializer) => {
  test('over a dense layer', () => {
    const kernel = kernelOf([300], { type: 'dense', name: 'd', units: 100, kernelInitializer });
    const [variance, bound] = DISTRIBUTIONS[kernelInitializer](300, 100);
    expectDistribution(kernel, Math.sqrt(variance), bound * Math.sqrt(variance));
  });

  test('over a convolution: the fans count the window', () => {
    const kernel = kernelOf([9, 9, 16], {
      type: 'conv2d',
      name: 'c',
      filters: 40,
      kernelSize: [3, 5],
      kernelInitializer,
    });
    const [variance, bound] = DISTRIBUTIONS[kernelInitializer](3 * 5 * 16, 3 * 5 * 40);
    expectDistribution(kernel, Math.sqrt(variance), bound * Math.sqrt(variance));
  });

  test('over a connected convolution: each filter has the fan-in of what it sees', () => {
    // Filter 0 sees one channel, filter 1 four; channel 0 is seen by both filters, the others by one.
    const connections = [[0], [0, 1, 2, 3]];
    const layer = {
      type: 'conv2d',
      name: 'c',
      filters: 2,
      kernelSize: [50, 50],
      connections,
      kernelInitializer,
    } as const;
    const kernel = kernelOf([50, 50, 4], layer);
    const pair = (index: number) => kernel.filter((_, position) => position % 5 === index);
    const fans = [
      [2500, 5000],
      [10_000, 5000],
      [10_000, 2500],
      [10_000, 2500],
      [10_000, 2500],
    ] as const;
    fans.forEach(([fanIn, fanOut], index) => {
      const [variance, bound] = DISTRIBUTIONS[kernelInitializer](fanIn, fanOut);
      expectDistribution(pair(index), Math.sqrt(variance), bound * Math.sqrt(variance));
    });
  });
});

test('a connected convolution that connects everything has the fans of an ordinary one', () => {
  const layer = { type: 'conv2d', name: 'c', filters: 2, kernelSize: [3, 3] } as const;
  const ordinary = kernelOf([9, 9, 2], layer);
  const connected = kernelOf([9, 9, 2], {
    ...layer,
    connections: [
      [0, 1],
      [0, 1],
    ],
  });
  expect(connected).toEqual(ordinary); // four values for each place of the window, drawn by index
});

test('zeros, ones and every other kind of weight', () => {
  const dense = { type: 'dense', name: 'd', units: 2 } as const;
  expect(weightsOf([2], { ...dense, kernelInitializer: 'zeros' }).get('kernel')).toEqual(new Float32Array(4));
  const ones = weightsOf([2], { ...dense, kernelInitializer: 'ones' });
  expect(ones.get('kernel')).toEqual(new Float32Array(4).fill(1));
  expect(ones.get('bias')).toEqual(new Float32Array(2));
  expect(weightsOf([6, 6, 2], { type: 'subsample2d', name: 's', poolSize: [2, 3] })).toEqual(
    new Map([
      ['coefficient', new Float32Array(2).fill(1 / 6)],
      ['bias', new Float32Array(2)],
    ]),
  );
  expect(weightsOf([2], { type: 'batchNormalization', name: 'b' })).toEqual(
    new Map([
      ['gamma', new Float32Array([1, 1])],
      ['beta', new Float32Array(2)],
      ['moving_mean', new Float32Array(2)],
      ['moving_variance', new Float32Array([1, 1])],
    ]),
  );
});

test('a value depends on the seed and its place, not on what else is drawn', () => {
  const layer = { type: 'dense', name: 'd', units: 3 } as const;
  expect(kernelOf([4], layer, 2)).not.toEqual(kernelOf([4], layer, 1));
  expect(kernelOf([4], { ...layer, useBias: false })).toEqual(kernelOf([4], layer));
  const twice = parseModelSpec({
    version: 1,
    name: 'net',
    inputShape: [4],
    layers: [
      { ...layer, units: 4 },
      { ...layer, name: 'e', units: 4 },
    ],
  });
  const [first, , second] = initializeWeights(twice, 1);
  expect(first.values).toEqual(kernelOf([4], { ...layer, units: 4 }));
  expect(second.values).not.toEqual(first.values);
});

describe('digitCodes', () => {
  test('fill the output layer of lenet5: column k is the code of digit k', () => {
    const output = initializeWeights(createLenet5(), 1).find(({ name }) => name === 'output/kernel');
    expect(output?.shape).toEqual([84, 10]);
    const column = (digit: number) => Array.from({ length: 84 }, (_, row) => output?.values[row * 10 + digit]);
    expect(Array.from({ length: 10 }, (_, digit) => column(digit))).toEqual(DIGIT_CODES);
  });

  test('are pictures of 12 rows and 7 columns of ±1, ink inside', () => {
    const [height, width] = DIGIT_CODE_SIZE;
    expect([height, width]).toEqual([12, 7]);
    expect(DIGIT_CODES).toHaveLength(10);
    for (const code of DIGIT_CODES) {
      expect(code).toHaveLength(height * width);
      expect(new Set(code)).toEqual(new Set([1, -1]));
      expect(code.slice(0, width)).toEqual(Array(width).fill(-1));
      expect(code.slice(-width)).toEqual(Array(width).fill(-1));
    }
  });

  test('lie far enough apart to be told from each other', () => {
    const distances = DIGIT_CODES.flatMap((code, digit) =>
      DIGIT_CODES.slice(0, digit).map((other) => code.filter((value, pixel) => value !== other[pixel]).length),
    );
    expect(distances).toHaveLength(45);
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(5);
  });

  test.each([
    [[64], { type: 'dense', name: 'd', units: 10, kernelInitializer: 'digitCodes' }, 'd (dense)', '64, 10'],
    [[84], { type: 'dense', name: 'd', units: 9, kernelInitializer: 'digitCodes' }, 'd (dense)', '84, 9'],
    [
      [84, 10, 1],
      { type: 'conv2d', name: 'c', filters: 1, kernelSize: [84, 10], kernelInitializer: 'digitCodes' },
      'c (conv2d)',
      '84, 10, 1, 1',
    ],
  ] as const)('are refused elsewhere (%#)', (inputShape, layer, name, shape) => {
    expect(() => weightsOf(inputShape, layer)).toThrow(
      new SpecError(
        `net, layer ${name}: digitCodes fills a kernel [84, 10]; this one is [${shape}]. ` +
          'Use it behind 84 features, or choose another initializer.',
      ),
    );
  });
});

// Part of every saved run: whoever changes one of these breaks the replay of all runs before.
const GOLDEN: Readonly<Record<ModelName, string>> = {
  cnn: '0ce6cbbce8abd209dd7c3e758f82f6ff2ec3a36e7d69d0e97b48b0b0aeb47769',
  lenet5: '87d477dd98d7b1a0d9890c66280d7ef38d46e9463d509c8e5d59b759ebfd45a2',
  'lenet5-modern': '0a2f733f6c4689d8b7fd03d063254980135953f3680091825eb5227e891fd9b3',
  mlp: '94291ec1719494851d83745bbd50468b1729b01a36cdefc28b722a93c320ad74',
  softmax: '70ad0ece781428a3ff622f54f54ad5a41ebf287e1042d803241162c056813950',
};

test.each(MODEL_NAMES)('seed 42 gives %s the weights it always gave', async (name) => {
  const spec = createModelSpec(name);
  const weights = initializeWeights(spec, 42);
  checkWeights(spec, weights, name);
  expect(await weightsSha256(weights)).toBe(GOLDEN[name]);
});
