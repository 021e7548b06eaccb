import { inferShapes, type ModelSpec, parseModelSpec, SpecError } from '@raqam/artifact';
import {
  createCnn,
  createLenet5,
  createLenet5Modern,
  createMlp,
  createModelSpec,
  createSoftmax,
  createXorNetwork,
  MODEL_NAMES,
} from '@raqam/model';
import { describe, expect, test } from 'vitest';

/** Each layer with what leaves it and how many parameters it has, as a Keras summary shows it. */
function summary(spec: ModelSpec) {
  return inferShapes(spec).layers.map(
    ({ name, outputShape, numParameters }) => `${name} ${outputShape.join('×')} ${numParameters}`,
  );
}

describe('layer by layer', () => {
  test('cnn has 37,610 parameters', () => {
    const spec = createCnn();
    expect(summary(spec)).toEqual([
      'conv1 24×24×8 208',
      'pool1 12×12×8 0',
      'conv2 8×8×16 3216',
      'pool2 4×4×16 0',
      'flatten 256 0',
      'dense1 128 32896',
      'dropout 128 0',
      'dense2 10 1290',
    ]);
    expect(inferShapes(spec)).toMatchObject({ numParameters: 37_610, numTrainableParameters: 37_610 });
    expect(spec.layers.flatMap((layer) => ('kernelInitializer' in layer ? [layer.kernelInitializer] : []))).toEqual([
      'varianceScaling',
      'varianceScaling',
      'glorotUniform',
      'varianceScaling',
    ]);
  });

  test('lenet5 has 60,000 trainable parameters, and 840 that stay', () => {
    const spec = createLenet5();
    expect(summary(spec)).toEqual([
      'input 32×32×1 0',
      'c1 28×28×6 156',
      's2 14×14×6 12',
      'c3 10×10×16 1516',
      's4 5×5×16 32',
      'c5 1×1×120 48120',
      'flatten 120 0',
      'f6 84 10164',
      'output 10 840',
    ]);
    expect(inferShapes(spec)).toMatchObject({ numParameters: 60_840, numTrainableParameters: 60_000 });
  });

  test('C3 of lenet5 sees what the paper says: 6 maps see three neighbours, 9 see four, 1 sees all', () => {
    const connections = createLenet5().layers.flatMap((layer) =>
      layer.type === 'conv2d' && layer.connections !== null ? [layer.connections] : [],
    )[0];
    expect(connections.map((channels) => channels.length)).toEqual([3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6]);
    // Each map of S2 reaches ten maps of C3, and no two maps of C3 see the same.
    for (let channel = 0; channel < 6; channel++) {
      expect(connections.filter((channels) => channels.includes(channel))).toHaveLength(10);
    }
    expect(new Set(connections.map((channels) => channels.join())).size).toBe(16);
  });

  test('lenet5-modern has 61,706 parameters', () => {
    const spec = createLenet5Modern();
    expect(summary(spec)).toEqual([
      'c1 28×28×6 156',
      's2 14×14×6 0',
      'c3 10×10×16 2416',
      's4 5×5×16 0',
      'flatten 400 0',
      'c5 120 48120',
      'f6 84 10164',
      'output 10 850',
    ]);
    expect(inferShapes(spec).numTrainableParameters).toBe(61_706);
  });

  test('softmax has 7,850 parameters', () => {
    expect(summary(createSoftmax())).toEqual(['flatten 784 0', 'output 10 7850']);
  });

  test('xor has 9 parameters', () => {
    expect(summary(createXorNetwork())).toEqual(['hidden 2 6', 'output 1 3']);
  });
});

describe('createMlp', () => {
  test('without a word: one hidden layer of 128', () => {
    expect(summary(createMlp())).toEqual(['flatten 784 0', 'hidden1 128 100480', 'output 10 1290']);
  });

  test('any shape', () => {
    const spec = createMlp({
      inputShape: [5],
      hiddenUnits: [7, 3],
      activation: 'tanh',
      dropoutRate: 0.25,
      numClasses: 2,
    });
    expect(summary(spec)).toEqual([
      'flatten 5 0',
      'hidden1 7 42',
      'dropout1 7 0',
      'hidden2 3 24',
      'dropout2 3 0',
      'output 2 8',
    ]);
    expect(spec.layers[1]).toMatchObject({ activation: 'tanh' });
    expect(spec.layers[2]).toMatchObject({ rate: 0.25 });
    expect(spec.layers[5]).toMatchObject({ activation: 'softmax' });
  });

  test('no hidden layer is softmax regression', () => {
    expect(createMlp({ hiddenUnits: [] }).layers).toEqual(createSoftmax().layers);
  });

  test('refuses a shape that is none', () => {
    expect(() => createMlp({ hiddenUnits: [0] })).toThrow(
      new SpecError('ModelSpec: layers[1].units is 0; expected a whole number from 1 to 65536. Correct that field.'),
    );
  });
});

describe('createModelSpec', () => {
  test.each(MODEL_NAMES)('%s has its name, survives a file and ends in ten probabilities', (name) => {
    const spec = createModelSpec(name);
    expect(spec.name).toBe(name);
    expect(spec.inputShape).toEqual([28, 28, 1]);
    expect(parseModelSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(inferShapes(spec).outputShape).toEqual([10]);
    expect(spec.layers.at(-1)).toMatchObject({ activation: 'softmax' });
  });

  test('hands the options of mlp on', () => {
    expect(createModelSpec('mlp', { hiddenUnits: [30] })).toEqual(createMlp({ hiddenUnits: [30] }));
  });

  test('refuses another name', () => {
    expect(() => Reflect.apply(createModelSpec, undefined, ['resnet'])).toThrow(
      new SpecError(
        'received the model "resnet"; expected one of cnn, lenet5, lenet5-modern, mlp, softmax. ' +
          'Pass one of them, or describe a network of your own with parseModelSpec.',
      ),
    );
  });
});
