import type * as core from '@tensorflow/tfjs-core';

/** A function of tensors whose gradients are to be checked. */
export interface GradientCase {
  readonly name: string;
  readonly inputShapes: readonly (readonly number[])[];
  readonly f: (tf: typeof core, inputs: readonly core.Tensor[]) => core.Tensor;
  /** What tfjs itself has wrong, so that there is nothing to compare with: the finite differences stay. */
  readonly wrongInTfjs?: 'output on wasm' | 'gradient on cpu';
}

type Padding = 'same' | 'valid' | number | core.backend_util.ExplicitPadding;

/** More rows above than below, and more columns to the right than to the left. */
const LOPSIDED: Padding = [
  [0, 0],
  [2, 1],
  [0, 3],
  [0, 0],
];
/** More than the filters' size, so that whole output values come from the padding alone. */
const WIDE: Padding = [
  [0, 0],
  [4, 4],
  [4, 4],
  [0, 0],
];

/**
 * Every gradient that this package computes, at the sizes and settings where it could go wrong, and those of tfjs that
 * training meets beside them.
 */
export const GRADIENT_CASES: readonly GradientCase[] = [
  ...convolutions(),
  ...depthwiseConvolutions(),
  ...pools(),
  ...largePools(),
  ...products(),
  ...fusedActivations(),
  ...others(),
];

function convolutions(): GradientCase[] {
  const sizes = [
    { image: [1, 1, 1, 1], filter: [3, 3, 1, 1] },
    { image: [2, 3, 2, 2], filter: [5, 5, 2, 3] },
    { image: [1, 6, 5, 1], filter: [3, 3, 1, 9] },
    { image: [3, 7, 8, 3], filter: [2, 2, 3, 2] },
    { image: [2, 4, 6, 5], filter: [1, 1, 5, 4] },
    { image: [2, 9, 8, 1], filter: [3, 2, 1, 2] },
  ] as const;
  const cases: GradientCase[] = [];
  for (const { image, filter } of sizes) {
    for (const strides of [1, 2, 3, [1, 2], [2, 1]] as const) {
      for (const pad of ['same', 'valid', 1, LOPSIDED, WIDE] as const) {
        const [strideHeight, strideWidth] = typeof strides === 'number' ? [strides, strides] : strides;
        const isLarger = filter[0] > image[1] || filter[1] > image[2];
        if (isLarger && pad !== 'same' && pad !== WIDE) continue;
        // tfjs computes the output's size from one stride and one side of the filter when the padding is a number.
        if (typeof pad === 'number' && (filter[0] !== filter[1] || strideHeight !== strideWidth)) continue;
        cases.push({
          name: `conv2d ${image.join('×')} by ${filter.join('×')}, strides ${strideHeight}×${strideWidth}, pad ${JSON.stringify(pad)}`,
          inputShapes: [image, filter],
          f: (tf, [x, filters]) =>
            tf.conv2d(
              x as core.Tensor4D,
              filters as core.Tensor4D,
              [strideHeight, strideWidth],
              pad,
              'NHWC',
              1,
              roundingOf(pad),
            ),
          ...(pad === 'same' && (strideHeight > filter[0] || strideWidth > filter[1])
            ? { wrongInTfjs: 'output on wasm' }
            : {}),
        });
      }
    }
  }
  return cases;
}

function depthwiseConvolutions(): GradientCase[] {
  return [1, 2].flatMap((stride) =>
    (['same', 'valid'] as const).flatMap((pad) =>
      [1, 3].map((multiplier) => ({
        name: `depthwiseConv2d, stride ${stride}, pad ${pad}, ${multiplier} filters a channel`,
        inputShapes: [
          [2, 5, 6, 3],
          [3, 2, 3, multiplier],
        ],
        f: (tf, [x, filters]) => tf.depthwiseConv2d(x as core.Tensor4D, filters as core.Tensor4D, stride, pad),
      })),
    ),
  );
}

function pools(): GradientCase[] {
  const settings = [
    { size: [2, 2], strides: [2, 2], pad: 'valid' },
    { size: [2, 2], strides: [1, 1], pad: 'valid' },
    { size: [3, 2], strides: [2, 1], pad: 'same' },
    { size: [2, 3], strides: [3, 3], pad: 'same' },
    { size: [5, 7], strides: [1, 1], pad: 'valid' },
    { size: [2, 2], strides: [2, 2], pad: 1 },
    { size: [3, 3], strides: [2, 2], pad: LOPSIDED },
  ] as const;
  return settings.flatMap(({ size: [height, width], strides: [strideHeight, strideWidth], pad }) => {
    const name = `${height}×${width}, strides ${strideHeight}×${strideWidth}, pad ${JSON.stringify(pad)}`;
    const pooled = { size: [height, width], strides: [strideHeight, strideWidth] } as {
      size: [number, number];
      strides: [number, number];
    };
    return [1, 3].flatMap((numChannels): GradientCase[] => [
      {
        name: `maxPool ${name}, ${numChannels} channels`,
        inputShapes: [[2, 5, 7, numChannels]],
        f: (tf, [x]) => tf.maxPool(x as core.Tensor4D, pooled.size, pooled.strides, pad, roundingOf(pad)),
      },
      {
        name: `maxPool of negative values ${name}, ${numChannels} channels`,
        inputShapes: [[2, 5, 7, numChannels]],
        f: (tf, [x]) => tf.maxPool(tf.sub(x, 2) as core.Tensor4D, pooled.size, pooled.strides, pad, roundingOf(pad)),
      },
      {
        name: `avgPool ${name}, ${numChannels} channels`,
        inputShapes: [[2, 5, 7, numChannels]],
        f: (tf, [x]) => tf.avgPool(x as core.Tensor4D, pooled.size, pooled.strides, pad, roundingOf(pad)),
        ...(pad === 'valid' ? {} : { wrongInTfjs: 'gradient on cpu' }),
      },
    ]);
  });
}

function largePools(): GradientCase[] {
  // More pixels than a byte can number.
  return ([0, 2] as const).map((below) => ({
    name: `maxPool ${below === 0 ? '' : 'of negative values '}17×16 of 18×17, pad same, 2 channels`,
    inputShapes: [[2, 18, 17, 2]],
    f: (tf, [x]) => tf.maxPool(tf.sub(x, below) as core.Tensor4D, [17, 16], [3, 5], 'same'),
  }));
}

function products(): GradientCase[] {
  const sizes = [
    { batch: [], sides: [1, 1, 1] },
    { batch: [], sides: [3, 5, 7] },
    { batch: [], sides: [9, 4, 17] },
    { batch: [1, 1], sides: [2, 6, 3] },
    { batch: [1], sides: [4, 3, 2] },
    { batch: [3], sides: [2, 3, 4] },
  ] as const;
  return [false, true].flatMap((transposeA) =>
    [false, true].flatMap((transposeB) =>
      sizes.flatMap(({ batch, sides: [rows, inner, columns] }): GradientCase[] => {
        const name = `${[...batch, rows].join('×')}×${inner} by ${inner}×${columns}${transposeA ? ', a transposed' : ''}${transposeB ? ', b transposed' : ''}`;
        const inputShapes = [
          [...batch, ...(transposeA ? [inner, rows] : [rows, inner])],
          [...batch, ...(transposeB ? [columns, inner] : [inner, columns])],
        ];
        return [
          {
            name: `matMul ${name}`,
            inputShapes,
            f: (tf, [a, b]) => tf.matMul(a, b, transposeA, transposeB),
          },
          {
            name: `fused matMul ${name}`,
            inputShapes: [...inputShapes, [columns]],
            f: (tf, [a, b, bias]) => tf.fused.matMul({ a, b, transposeA, transposeB, bias, activation: 'linear' }),
          },
        ];
      }),
    ),
  );
}

function fusedActivations(): GradientCase[] {
  return (['relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const).flatMap((activation) =>
    [[], [3]].map((batch) => ({
      name: `fused matMul with ${activation}, ${batch.length === 0 ? 'one product' : 'several products'}`,
      inputShapes: [[...batch, 4, 5], [...batch, 6, 5], [6]],
      f: (tf, [a, b, bias]) =>
        tf.fused.matMul({
          a,
          b,
          transposeB: true,
          bias,
          activation,
          leakyreluAlpha: 0.3,
          ...(activation === 'prelu' ? { preluActivationWeights: tf.scalar(0.3) } : {}),
        }),
    })),
  );
}

function others(): GradientCase[] {
  return [
    {
      name: 'gather, a row twice and one never',
      inputShapes: [[3, 4]],
      f: (tf, [x]) => tf.gather(x, tf.tensor1d([0, 2, 0], 'int32')),
    },
    {
      name: 'batch normalization with the moments of the batch',
      inputShapes: [[2, 3, 4, 2], [2], [2]],
      f: (tf, [x, scale, offset]) => {
        const { mean, variance } = tf.moments(x, [0, 1, 2]);
        return tf.batchNorm(
          x,
          mean as core.Tensor1D,
          variance as core.Tensor1D,
          offset as core.Tensor1D,
          scale as core.Tensor1D,
          0.1,
        );
      },
    },
    { name: 'softmax', inputShapes: [[3, 4]], f: (tf, [x]) => tf.softmax(x) },
    {
      name: 'softmax cross-entropy',
      inputShapes: [[3, 4]],
      f: (tf, [x]) => tf.losses.softmaxCrossEntropy(tf.oneHot([0, 2, 1], 4), x),
    },
    ...activations(),
    { name: 'mean', inputShapes: [[3, 4]], f: (tf, [x]) => tf.mean(x, 1) },
    { name: 'max', inputShapes: [[3, 4]], f: (tf, [x]) => tf.max(x, 1) },
    {
      name: 'local response normalization',
      inputShapes: [[1, 3, 3, 6]],
      f: (tf, [x]) => tf.localResponseNormalization(x as core.Tensor4D, 2),
    },
    { name: 'cast to the same type', inputShapes: [[3, 4]], f: (tf, [x]) => tf.square(tf.cast(x, 'float32')) },
    { name: 'clone', inputShapes: [[3, 4]], f: (tf, [x]) => tf.mul(tf.clone(x), x) },
  ];
}

function activations(): GradientCase[] {
  const names = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'selu', 'softplus', 'logSoftmax'] as const;
  return [
    ...names.map((name) => ({ name, inputShapes: [[3, 4]], f: (tf, [x]) => tf[name](x) }) satisfies GradientCase),
    { name: 'prelu', inputShapes: [[3, 4], [4]], f: (tf, [x, alpha]) => tf.prelu(x, alpha) },
  ];
}

/** tfjs asks for a rounding mode, even its default, only where the padding is not a word. */
function roundingOf(pad: Padding): 'floor' | undefined {
  return typeof pad === 'string' ? undefined : 'floor';
}
