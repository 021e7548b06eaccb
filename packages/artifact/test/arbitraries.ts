import {
  ACTIVATIONS,
  inferShapes,
  KERNEL_INITIALIZERS,
  type LayerSpecInput,
  type ModelArtifact,
  type ModelSpec,
  parseModelSpec,
  parseTrainOptions,
  type RunFile,
  SpecError,
  type TrainOptions,
  type Weights,
  weightsSha256,
} from '@raqam/artifact';
import fc from 'fast-check';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const fractionBelowOne = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const nonNegative = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
const size2d = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
const padding = fc.constantFrom('same' as const, 'valid' as const);
const activation = fc.constantFrom(...ACTIVATIONS);
const margin = fc.tuple(fc.nat(2), fc.nat(2));
const weighted = {
  useBias: fc.boolean(),
  activation,
  kernelInitializer: fc.constantFrom(...KERNEL_INITIALIZERS),
  trainable: fc.boolean(),
};
const units = fc.integer({ min: 1, max: 5 });

const layer: fc.Arbitrary<LayerSpecInput> = fc.oneof(
  fc.record({ type: fc.constant('zeroPadding2d' as const), name, padding: fc.tuple(margin, margin) }),
  fc.record({
    type: fc.constant('conv2d' as const),
    name,
    filters: units,
    kernelSize: size2d,
    strides: size2d,
    padding,
    ...weighted,
  }),
  fc.record({
    type: fc.constant('conv2d' as const),
    name,
    filters: fc.constant(2),
    kernelSize: size2d,
    connections: fc.constantFrom([[0], [0]], [[0, 1], [1]], [[0], [1, 2]]),
    ...weighted,
  }),
  fc.record({ type: fc.constantFrom('maxPool2d' as const, 'averagePool2d' as const), name, poolSize: size2d, padding }),
  fc.record({ type: fc.constant('subsample2d' as const), name, poolSize: size2d, activation }),
  fc.record({ type: fc.constant('flatten' as const), name }),
  fc.record({ type: fc.constant('dense' as const), name, units, ...weighted }),
  fc.record({ type: fc.constant('dropout' as const), name, rate: fractionBelowOne }),
  fc.record({ type: fc.constant('activation' as const), name, activation }),
  fc.record({
    type: fc.constant('batchNormalization' as const),
    name,
    momentum: fraction,
    epsilon: positive,
    center: fc.boolean(),
    scale: fc.boolean(),
  }),
);

/** Networks of up to eight layers of any kind: of the drawn ones those that fit what is before them. */
export const modelSpec: fc.Arbitrary<ModelSpec> = fc
  .record({
    name,
    inputShape: fc.oneof(
      fc.tuple(units),
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), units),
    ),
    layers: fc.array(layer, { maxLength: 8 }),
  })
  .map(({ name, inputShape, layers }) => {
    let spec = parseModelSpec({ version: 1, name, inputShape, layers: [{ type: 'flatten', name: 'f' }] });
    if (inputShape.length === 3) spec = parseModelSpec({ ...spec, layers: [{ type: 'dropout', name: 'f', rate: 0 }] });
    for (const next of layers) {
      try {
        spec = parseModelSpec({ ...spec, layers: [...spec.layers, next] });
      } catch (error) {
        if (!(error instanceof SpecError)) throw error;
      }
    }
    return spec;
  });

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

function weightsOf(spec: ModelSpec): fc.Arbitrary<Weights> {
  return fc.tuple(
    ...inferShapes(spec).weights.map(({ name, shape }) => {
      const length = shape.reduce((a, b) => a * b, 1);
      // One short row of any floats, repeated: thousands of independent draws would add time and no new case.
      return fc
        .array(float, { minLength: 1, maxLength: Math.min(length, 7) })
        .map((row) => ({ name, shape, values: Float32Array.from({ length }, (_, i) => row[i % row.length]) }));
    }),
  );
}

const dataset = fc.record({ name: text, sha256 });
const metrics = fc.record({ accuracy: fraction, loss: nonNegative, count: fc.maxSafeNat() });
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

export const inputContract = nullable(fc.record({ id: text, version: fc.integer({ min: 1, max: 1_000_000 }) }));

/** What is hashed is known only later, so properties await it. */
export const modelArtifact: fc.Arbitrary<Promise<ModelArtifact>> = modelSpec
  .chain((spec) =>
    fc.record({
      spec: fc.constant(spec),
      weights: weightsOf(spec),
      inputContract,
      dataset: nullable(dataset),
      metrics: nullable(metrics),
      seed: nullable(fc.maxSafeNat()),
      verdictThresholds: nullable(
        fc.tuple(fraction, fraction).map(([unsureBelow, notADigitBelow]) => ({ unsureBelow, notADigitBelow })),
      ),
    }),
  )
  .map(async (artifact) => ({ ...artifact, weightsSha256: await weightsSha256(artifact.weights) }));

export const trainOptions: fc.Arbitrary<TrainOptions> = fc
  .record({
    epochs: fc.integer({ min: 1, max: 10_000 }),
    batchSize: fc.integer({ min: 1, max: 65_536 }),
    optimizer: fc.oneof(
      fc.record({
        type: fc.constant('sgd'),
        learningRate: positive,
        momentum: fractionBelowOne,
        nesterov: fc.boolean(),
      }),
      fc.record({
        type: fc.constantFrom('adam', 'adamax'),
        learningRate: positive,
        beta1: fractionBelowOne,
        beta2: fractionBelowOne,
        epsilon: positive,
      }),
      fc.record({
        type: fc.constantFrom('adadelta', 'rmsprop'),
        learningRate: positive,
        rho: fractionBelowOne,
        epsilon: positive,
      }),
      fc.record({ type: fc.constant('adagrad'), initialAccumulatorValue: nonNegative }),
    ),
    learningRateSchedule: fc.oneof(
      fc.constant({ type: 'constant' }),
      fc.record({
        type: fc.constant('exponentialDecay'),
        decaySteps: fc.integer({ min: 1 }),
        decayRate: fraction,
        staircase: fc.boolean(),
      }),
      fc.record({ type: fc.constant('cosineDecay'), warmupSteps: fc.nat(), alpha: fraction }),
      fc.record({
        type: fc.constant('oneCycle'),
        warmupFraction: fraction,
        startDivisor: positive,
        endDivisor: positive,
      }),
    ),
    loss: fc.constantFrom('categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'),
    gradientClipping: nullable(
      fc.record({ type: fc.constantFrom('value', 'norm', 'globalNorm'), threshold: positive }),
    ),
    weightAveraging: nullable(fc.record({ momentum: fractionBelowOne })),
    classWeights: nullable(fc.array(nonNegative, { maxLength: 10 })),
    labelSmoothing: fractionBelowOne,
    augmentation: nullable(
      fc.record({
        rotationDegrees: fc.nat(90),
        scale: fractionBelowOne,
        shear: fraction,
        translatePixels: fc.nat(28),
        elasticPixels: fc.nat(28),
        elasticGrid: fc.integer({ min: 3, max: 8 }),
        strokeWidth: fraction,
        blur: fraction,
        contrast: fraction,
        erasePixels: fc.nat(28),
      }),
    ),
    callbacks: fc.array(
      fc.oneof(
        fc.record({
          type: fc.constant('earlyStopping'),
          monitor: fc.constantFrom('loss', 'validationAccuracy'),
          patience: fc.nat(10),
          baseline: nullable(positive),
          restoreBestWeights: fc.boolean(),
        }),
        fc.record({ type: fc.constant('reduceLrOnPlateau'), mode: fc.constantFrom('auto', 'min', 'max') }),
        fc.record({ type: fc.constant('learningRateScheduler'), learningRates: fc.array(positive) }),
        fc.record({ type: fc.constant('terminateOnNaN') }),
      ),
      { maxLength: 3 },
    ),
    seed: fc.maxSafeNat(),
    validationFraction: fractionBelowOne,
    limit: nullable(fc.integer({ min: 1 })),
    shuffle: fc.boolean(),
    engine: fc.constantFrom('wasm', 'tfjs'),
    workers: nullable(fc.integer({ min: 1, max: 256 })),
    precision: fc.constantFrom('exact', 'fast'),
  })
  .map(parseTrainOptions);

export const environment = fc.record({
  cpu: text,
  numCores: fc.integer({ min: 1, max: 65_536 }),
  simd: fc.constantFrom('none' as const, 'simd128' as const, 'relaxed-simd' as const),
  runtime: text,
  runtimeVersion: text,
  platform: text,
  packages: fc.dictionary(fc.stringMatching(/^@?[a-z][a-z0-9/.-]{0,20}$/), text, { noNullPrototype: true }),
  engine: nullable(
    fc.record({
      name: fc.constantFrom('wasm' as const, 'tfjs' as const),
      numWorkers: fc.integer({ min: 1, max: 65_536 }),
      memory: fc.constantFrom('own' as const, 'shared' as const, 'messages' as const),
      precision: fc.constantFrom('exact' as const, 'fast' as const),
    }),
  ),
  gitRevision: nullable(text),
});

export const historyRow = fc.record({
  epoch: fc.maxSafeNat(),
  numSteps: fc.maxSafeNat(),
  loss: nonNegative,
  accuracy: fraction,
  validationLoss: nullable(nonNegative),
  validationAccuracy: nullable(fraction),
  learningRate: nonNegative,
  durationMs: nonNegative,
});

/** As {@link modelArtifact}: awaited. */
export const runFile: fc.Arbitrary<Promise<RunFile>> = modelSpec
  .chain((spec) => {
    const numOutputs = inferShapes(spec).outputShape.at(-1) ?? 0;
    const numClasses = Math.max(2, numOutputs);
    const counts = fc.array(fc.nat(100), { minLength: numClasses, maxLength: numClasses });
    const judged = fc
      .tuple(fc.array(counts, { minLength: numClasses, maxLength: numClasses }), fraction, nonNegative)
      .map(([confusionMatrix, accuracy, loss]) => ({
        confusionMatrix,
        metrics: { accuracy, loss, count: confusionMatrix.flat().reduce((a, b) => a + b, 0) },
      }));
    const wrong = fc.record({
      index: fc.maxSafeNat(),
      label: fc.nat(numClasses - 1),
      probabilities: fc.array(fraction, { minLength: numOutputs, maxLength: numOutputs }),
    });
    const snapshot = fc.record({ epoch: fc.nat(), step: fc.nat(), weights: weightsOf(spec) });
    return fc
      .record({
        spec: fc.constant(spec),
        options: trainOptions,
        environment,
        dataset,
        inputContract,
        startedAt: fc
          .date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        durationMs: nonNegative,
        history: fc.array(historyRow, { maxLength: 3 }),
        judged: fc.oneof(judged, fc.constant({ confusionMatrix: null, metrics: null })),
        wrong: fc
          .uniqueArray(wrong, { maxLength: 3, selector: ({ index }) => index })
          .map((rows) => rows.sort((a, b) => a.index - b.index)),
        weights: weightsOf(spec),
        snapshots: fc
          .uniqueArray(snapshot, { maxLength: 2, selector: ({ step }) => step })
          .map((rows) => rows.sort((a, b) => a.step - b.step)),
      })
      .map(({ judged, ...run }) => ({ ...run, ...judged }));
  })
  .map(async (run) => ({ ...run, weightsSha256: await weightsSha256(run.weights) }));
