import type { Activation } from './activation.ts';
import type { KernelInitializer } from './kernel-initializer.ts';

/** Height and width of a window, or the steps by which it moves. */
export type Size2d = readonly [height: number, width: number];

/** `valid`: the window stays inside. `same`: zeros around it, so that stride 1 keeps height and width. */
export type Padding = 'same' | 'valid';

/** What every layer has. */
interface LayerBase {
  /**
   * Unique in its network: a letter, then letters, digits, `_` or `-`, at most 64 characters. The layer's weights are
   * called `NAME/kernel`, `NAME/bias`, ….
   */
  readonly name: string;
}

/** Rows and columns of zeros around an image. Input and output: [height, width, channels]. */
export interface ZeroPadding2dSpec extends LayerBase {
  readonly type: 'zeroPadding2d';
  readonly padding: readonly [
    rows: readonly [top: number, bottom: number],
    columns: readonly [left: number, right: number],
  ];
}

/**
 * 2-D convolution (cross-correlation, as everywhere in the field), then bias, then activation.
 * Weights: `kernel` [kernelHeight, kernelWidth, channels, filters] and `bias` [filters].
 *
 * With `connections`, filter k sees only the input channels `connections[k]`, and `kernel` has the shape
 * [kernelHeight, kernelWidth, pairs]: its last axis walks through the pairs (filter 0, first channel),
 * (filter 0, second channel), …, (filter 1, first channel), …. Nothing is stored for a pair that is not connected.
 */
export interface Conv2dSpec extends LayerBase {
  readonly type: 'conv2d';
  readonly filters: number;
  readonly kernelSize: Size2d;
  /** @default [1, 1] */
  readonly strides: Size2d;
  /** @default 'valid' */
  readonly padding: Padding;
  /** @default true */
  readonly useBias: boolean;
  /** @default 'linear' */
  readonly activation: Activation;
  /** @default 'glorotUniform' */
  readonly kernelInitializer: KernelInitializer;
  /**
   * For each filter the input channels it sees, ascending, as layer C3 of LeNet-5; null: all of them.
   * @default null
   */
  readonly connections: readonly (readonly number[])[] | null;
  /** False: the weights stay as they were given. @default true */
  readonly trainable: boolean;
}

/** The greatest value of each window, channel by channel. */
export interface MaxPool2dSpec extends LayerBase {
  readonly type: 'maxPool2d';
  /** @default [2, 2] */
  readonly poolSize: Size2d;
  /** @default the pool size */
  readonly strides: Size2d;
  /** @default 'valid' */
  readonly padding: Padding;
}

/** The mean of each window, channel by channel; with `same` padding the mean of what lies inside the image. */
export interface AveragePool2dSpec extends LayerBase {
  readonly type: 'averagePool2d';
  /** @default [2, 2] */
  readonly poolSize: Size2d;
  /** @default the pool size */
  readonly strides: Size2d;
  /** @default 'valid' */
  readonly padding: Padding;
}

/**
 * The S layers of LeNet-5: y = f(coefficient[c] · Σ window + bias[c]), windows side by side.
 * Weights: `coefficient` [channels] and `bias` [channels]. Each coefficient starts at 1 / (height · width of the
 * window), so that the layer starts as average pooling, and each bias at 0.
 * @see LeCun, Bottou, Bengio, Haffner (1998), section II.B.
 */
export interface Subsample2dSpec extends LayerBase {
  readonly type: 'subsample2d';
  /** @default [2, 2] */
  readonly poolSize: Size2d;
  /** @default 'linear' */
  readonly activation: Activation;
}

/** [height, width, channels] → [height · width · channels], row-major. */
export interface FlattenSpec extends LayerBase {
  readonly type: 'flatten';
}

/** Fully connected: y = f(x · kernel + bias). Weights: `kernel` [features, units] and `bias` [units]. */
export interface DenseSpec extends LayerBase {
  readonly type: 'dense';
  readonly units: number;
  /** @default true */
  readonly useBias: boolean;
  /** @default 'linear' */
  readonly activation: Activation;
  /** @default 'glorotUniform' */
  readonly kernelInitializer: KernelInitializer;
  /** False: the weights stay as they were given. @default true */
  readonly trainable: boolean;
}

/** In training, each value becomes 0 with probability `rate`, else is divided by 1 − rate; afterwards, nothing. */
export interface DropoutSpec extends LayerBase {
  readonly type: 'dropout';
  /** In [0, 1). */
  readonly rate: number;
}

/** An activation as a layer of its own. */
export interface ActivationSpec extends LayerBase {
  readonly type: 'activation';
  readonly activation: Activation;
}

/**
 * Batch normalization over the last axis:
 * y = gamma · (x − mean) / √(variance + epsilon) + beta; mean and variance of the batch in training, their moving
 * averages afterwards. Weights, each [channels]: `gamma` if `scale`, `beta` if `center`, `moving_mean` and
 * `moving_variance` (the last two not trainable).
 * @see Ioffe, Szegedy, arXiv:1502.03167
 */
export interface BatchNormalizationSpec extends LayerBase {
  readonly type: 'batchNormalization';
  /** Share of the old moving average that each step keeps, in [0, 1]. @default 0.99 */
  readonly momentum: number;
  /** @default 0.001 */
  readonly epsilon: number;
  /** @default true */
  readonly center: boolean;
  /** @default true */
  readonly scale: boolean;
}

/** One layer of a network, complete. */
export type LayerSpec =
  | ZeroPadding2dSpec
  | Conv2dSpec
  | MaxPool2dSpec
  | AveragePool2dSpec
  | Subsample2dSpec
  | FlattenSpec
  | DenseSpec
  | DropoutSpec
  | ActivationSpec
  | BatchNormalizationSpec;

/** Turns the fields `Optional` of a complete layer into ones that may be left out. */
type WithDefaults<Layer, Optional extends keyof Layer> = Omit<Layer, Optional> & {
  readonly [Field in Optional]?: Layer[Field] | undefined;
};

/** One layer as a person writes it: what has a default may be left out. */
export type LayerSpecInput =
  | ZeroPadding2dSpec
  | WithDefaults<
      Conv2dSpec,
      'strides' | 'padding' | 'useBias' | 'activation' | 'kernelInitializer' | 'connections' | 'trainable'
    >
  | WithDefaults<MaxPool2dSpec, 'poolSize' | 'strides' | 'padding'>
  | WithDefaults<AveragePool2dSpec, 'poolSize' | 'strides' | 'padding'>
  | WithDefaults<Subsample2dSpec, 'poolSize' | 'activation'>
  | FlattenSpec
  | WithDefaults<DenseSpec, 'useBias' | 'activation' | 'kernelInitializer' | 'trainable'>
  | DropoutSpec
  | ActivationSpec
  | WithDefaults<BatchNormalizationSpec, 'momentum' | 'epsilon' | 'center' | 'scale'>;
