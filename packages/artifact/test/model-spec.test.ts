import { ArtifactVersionError, inferShapes, parseModelSpec, SpecError } from '@raqam/artifact';
import { describe, expect, test } from 'vitest';
import { lenet5, lenet5Modern, reportCnn, xor } from './specs.ts';

const image = (layers: readonly unknown[], inputShape = [28, 28, 1]) => ({
  version: 1,
  name: 'net',
  inputShape,
  layers,
});

describe('parseModelSpec', () => {
  test('fills in the defaults of Keras', () => {
    const spec = parseModelSpec(
      image([
        { type: 'conv2d', name: 'conv', filters: 4, kernelSize: [3, 3] },
        { type: 'batchNormalization', name: 'norm' },
        { type: 'maxPool2d', name: 'pool', poolSize: [3, 2] },
        { type: 'subsample2d', name: 'subsample' },
        { type: 'flatten', name: 'flatten' },
        { type: 'dense', name: 'dense', units: 10 },
      ]),
    );
    expect(spec.layers).toEqual([
      {
        type: 'conv2d',
        name: 'conv',
        filters: 4,
        kernelSize: [3, 3],
        strides: [1, 1],
        padding: 'valid',
        useBias: true,
        activation: 'linear',
        kernelInitializer: 'glorotUniform',
        connections: null,
        trainable: true,
      },
      { type: 'batchNormalization', name: 'norm', momentum: 0.99, epsilon: 0.001, center: true, scale: true },
      { type: 'maxPool2d', name: 'pool', poolSize: [3, 2], strides: [3, 2], padding: 'valid' },
      { type: 'subsample2d', name: 'subsample', poolSize: [2, 2], activation: 'linear' },
      { type: 'flatten', name: 'flatten' },
      {
        type: 'dense',
        name: 'dense',
        units: 10,
        useBias: true,
        activation: 'linear',
        kernelInitializer: 'glorotUniform',
        trainable: true,
      },
    ]);
  });

  test('leaves a complete specification as it is, also after JSON', () => {
    for (const spec of [reportCnn, lenet5, lenet5Modern, xor]) {
      expect(parseModelSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    }
  });

  const dense = { type: 'dense', name: 'd', units: 1 };
  test.each([
    [3, 'it is 3; expected a model specification as an object. Pass the whole document.'],
    [[], 'it is an array of 0; expected a model specification as an object. Pass the whole document.'],
    [{}, 'version is missing; expected a whole number such as 1. Pass a model specification that Raqam has written.'],
    [
      { version: '1' },
      'version is "1"; expected a whole number such as 1. Pass a model specification that Raqam has written.',
    ],
  ])('refuses what is no specification: %j', (value, message) => {
    expect(() => parseModelSpec(value)).toThrow(expect.objectContaining({ message: `ModelSpec: ${message}` }));
  });

  test.each([
    [
      image([dense], [2, 2]),
      'inputShape is an array of 2; expected [features] or [height, width, channels], whole numbers from 1 to 65536',
    ],
    [
      { ...image([dense]), name: 'my net' },
      'name is "my net"; expected a letter, then up to 63 letters, digits, "_" or "-"',
    ],
    [{ ...image([dense]), speed: 1 }, 'speed is not a known field; expected only the documented ones'],
    [image([]), 'layers is an array of 0; expected an array of 1 to 1000 layers'],
    [{ version: 1, name: 'net', inputShape: [2] }, 'layers is missing; expected a value there'],
    [image([7]), 'layers[0] is 7; expected an object'],
    [
      image([{ name: 'd' }]),
      'layers[0].type is missing; expected "zeroPadding2d" | "conv2d" | "maxPool2d" | "averagePool2d" | "subsample2d" | "flatten" | "dense" | "dropout" | "activation" | "batchNormalization"',
    ],
    [
      image([{ ...dense, type: 'Dense' }]),
      'layers[0].type is "Dense"; expected "zeroPadding2d" | "conv2d" | "maxPool2d" | "averagePool2d" | "subsample2d" | "flatten" | "dense" | "dropout" | "activation" | "batchNormalization"',
    ],
    [image([{ ...dense, units: '8' }]), 'layers[0].units is "8"; expected a whole number from 1 to 65536'],
    [image([{ ...dense, units: 1.5 }]), 'layers[0].units is 1.5; expected a whole number from 1 to 65536'],
    [image([{ ...dense, units: 65537 }]), 'layers[0].units is 65537; expected a whole number from 1 to 65536'],
    [image([{ ...dense, useBias: 1 }]), 'layers[0].useBias is 1; expected true or false'],
    [
      image([{ ...dense, activation: 'ReLU' }]),
      'layers[0].activation is "ReLU"; expected "linear" | "relu" | "leakyRelu" | "sigmoid" | "tanh" | "scaledTanh" | "softmax"',
    ],
    [image([{ type: 'dropout', name: 'd', rate: 1 }]), 'layers[0].rate is 1; expected a number from 0 to below 1'],
    [
      image([{ type: 'dropout', name: 'd', rate: Number.NaN }]),
      'layers[0].rate is NaN; expected a number from 0 to below 1',
    ],
    [image([{ type: 'conv2d', name: 'c', filters: 1, kernelSize: 5 }]), 'layers[0].kernelSize is 5; expected an array'],
    [
      image([{ type: 'conv2d', name: 'c', filters: 1, kernelSize: [5] }]),
      'layers[0].kernelSize[1] is missing; expected a whole number from 1 to 65536',
    ],
    [
      image([{ type: 'conv2d', name: 'c', filters: 1, kernelSize: [5, 5, 5] }]),
      'layers[0].kernelSize[2] is 5; expected nothing there',
    ],
  ])('refuses a wrong field (%#)', (value, fault) => {
    expect(() => parseModelSpec(value)).toThrow(new SpecError(`ModelSpec: ${fault}. Correct that field.`));
  });

  test('refuses a newer version', () => {
    expect(() => parseModelSpec({ version: 2, name: 'net' })).toThrow(
      new ArtifactVersionError(
        'ModelSpec: a model specification of version 2; this program reads up to version 1. Update Raqam to read it.',
      ),
    );
  });
});

describe('inferShapes', () => {
  test('the report’s network: 37,610 parameters', () => {
    const shapes = inferShapes(reportCnn);
    expect(shapes.layers.map(({ outputShape, numParameters }) => [outputShape.join('×'), numParameters])).toEqual([
      ['24×24×8', 208],
      ['12×12×8', 0],
      ['8×8×16', 3216],
      ['4×4×16', 0],
      ['256', 0],
      ['128', 32896],
      ['128', 0],
      ['10', 1290],
    ]);
    expect(shapes.weights.map(({ name, shape }) => `${name} ${shape.join('×')}`)).toEqual([
      'conv1/kernel 5×5×1×8',
      'conv1/bias 8',
      'conv2/kernel 5×5×8×16',
      'conv2/bias 16',
      'dense1/kernel 256×128',
      'dense1/bias 128',
      'dense2/kernel 128×10',
      'dense2/bias 10',
    ]);
    expect(shapes).toMatchObject({ numParameters: 37_610, numTrainableParameters: 37_610, outputShape: [10] });
  });

  test('LeNet-5 of 1998: the paper’s counts layer by layer, 60,000 of them trainable', () => {
    const shapes = inferShapes(lenet5);
    expect(
      shapes.layers.map(({ name, outputShape, numTrainableParameters }) => [
        name,
        outputShape.join('×'),
        numTrainableParameters,
      ]),
    ).toEqual([
      ['input', '32×32×1', 0],
      ['c1', '28×28×6', 156],
      ['s2', '14×14×6', 12],
      ['c3', '10×10×16', 1516],
      ['s4', '5×5×16', 32],
      ['c5', '1×1×120', 48_120],
      ['flatten', '120', 0],
      ['f6', '84', 10_164],
      ['output', '10', 0],
    ]);
    expect(shapes.numTrainableParameters).toBe(60_000);
    expect(shapes.numParameters).toBe(60_840);
    expect(shapes.weights.find(({ name }) => name === 'c3/kernel')).toEqual({
      name: 'c3/kernel',
      shape: [5, 5, 60],
      trainable: true,
    });
  });

  test('LeNet-5 as built today: 61,706; the XOR network: 9', () => {
    expect(inferShapes(lenet5Modern).numTrainableParameters).toBe(61_706);
    expect(inferShapes(xor).numParameters).toBe(9);
  });

  test('batch normalization: Keras’s four weights, two of them trained', () => {
    const spec = (options: object) =>
      parseModelSpec(image([{ type: 'batchNormalization', name: 'norm', ...options }], [4, 4, 3]));
    expect(inferShapes(spec({})).weights).toEqual([
      { name: 'norm/gamma', shape: [3], trainable: true },
      { name: 'norm/beta', shape: [3], trainable: true },
      { name: 'norm/moving_mean', shape: [3], trainable: false },
      { name: 'norm/moving_variance', shape: [3], trainable: false },
    ]);
    expect(inferShapes(spec({ center: false, scale: false }))).toMatchObject({
      numParameters: 6,
      numTrainableParameters: 0,
    });
  });

  // Output sizes as ⌊(n − k) / s⌋ + 1 and ⌈n / s⌉ give them.
  test.each([
    [28, 5, 1, 'valid', 24],
    [28, 5, 2, 'valid', 12],
    [28, 5, 3, 'valid', 8],
    [7, 7, 1, 'valid', 1],
    [28, 5, 1, 'same', 28],
    [28, 5, 3, 'same', 10],
    [1, 5, 2, 'same', 1],
  ])('%i positions, window %i, stride %i, %s: %i', (n, k, s, padding, expected) => {
    const conv = { type: 'conv2d', name: 'c', filters: 2, kernelSize: [k, 1], strides: [s, 1], padding };
    expect(inferShapes(parseModelSpec(image([conv], [n, 3, 1]))).outputShape).toEqual([expected, 3, 2]);
  });

  const conv = { type: 'conv2d', name: 'c', filters: 2, kernelSize: [5, 5] };
  const connected = (connections: readonly (readonly number[])[]) => image([{ ...conv, connections }], [9, 9, 3]);
  test.each([
    [image([conv, conv]), 'layer c (conv2d): an earlier layer has this name too. Give each layer a name of its own.'],
    [
      image([conv], [4, 4, 8]),
      'layer c (conv2d): a window of 5×5 does not fit the 4×4×8 that arrives. Make the window smaller, pad the image, or take out a pooling layer before it.',
    ],
    [
      image([{ type: 'maxPool2d', name: 'p' }], [1, 9, 8]),
      'layer p (maxPool2d): a window of 2×2 does not fit the 1×9×8 that arrives. Make the window smaller, pad the image, or take out a pooling layer before it.',
    ],
    [
      image([conv], [64]),
      'layer c (conv2d): a flat row of 64 arrives; expected [height, width, channels]. Move it before flatten, or give the network an image as its input.',
    ],
    [
      image([{ type: 'dense', name: 'd', units: 3 }]),
      'layer d (dense): 28×28×1 arrives; expected a flat row of features. Put a flatten layer before it.',
    ],
    [
      connected([[0]]),
      'layer c (conv2d): connections has 1 rows; expected one for each of the 2 filters. Add or remove rows.',
    ],
    [
      connected([[0], []]),
      'layer c (conv2d): connections[1] is []; expected channels from 0 to 2, ascending, at least one. Correct that row.',
    ],
    [
      connected([[0], [1, 1]]),
      'layer c (conv2d): connections[1] is [1, 1]; expected channels from 0 to 2, ascending, at least one. Correct that row.',
    ],
    [
      connected([[2, 3], [1]]),
      'layer c (conv2d): connections[0] is [2, 3]; expected channels from 0 to 2, ascending, at least one. Correct that row.',
    ],
    [
      image([
        {
          type: 'zeroPadding2d',
          name: 'z',
          padding: [
            [65536, 0],
            [0, 0],
          ],
        },
      ]),
      'layer z (zeroPadding2d): it makes 65564×28×1; expected sides of at most 65536. Pad less.',
    ],
    [
      image(
        [
          { type: 'flatten', name: 'f' },
          { type: 'dense', name: 'd', units: 1 },
        ],
        [1024, 1024, 1024],
      ),
      'layer d (dense): with it the network has 1073741825 parameters; expected at most 268435456. Make layers smaller.',
    ],
  ])('refuses layers that do not fit (%#)', (value, fault) => {
    expect(() => parseModelSpec(value)).toThrow(new SpecError(`net, ${fault}`));
  });
});
