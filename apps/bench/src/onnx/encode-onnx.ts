import {
  type Activation,
  inferShapes,
  type LayerSpec,
  type ModelSpec,
  type Shape,
  type Weights,
} from '@raqam/artifact';
import { ProtobufWriter } from './protobuf-writer.ts';

/** Numbers of the fields and constants of onnx.proto that are used. */
const MODEL = { irVersion: 1, graph: 7, opsetImport: 8 } as const;
const OPSET_ID = { version: 2 } as const;
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, opType: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, integer: 3, text: 4, integers: 8, type: 20 } as const;
const ATTRIBUTE_TYPE = { float: 1, integer: 2, text: 3, integers: 7 } as const;
const TENSOR = { dimension: 1, dataType: 2, name: 8, rawData: 9 } as const;
const VALUE_INFO = { name: 1, type: 2 } as const;
const TYPE = { tensor: 1 } as const;
const TENSOR_TYPE = { elementType: 1, shape: 2 } as const;
const SHAPE = { dimension: 1 } as const;
const DIMENSION = { value: 1, name: 2 } as const;
const FLOAT = 1;

const IR_VERSION = 8;
const OPSET_VERSION = 17;

/** A number is a whole one, unless it is said to be a float. */
type Attributes = Readonly<Record<string, number | string | readonly number[] | { readonly float: number }>>;

/**
 * A network as an ONNX model, so that runtimes of ONNX can be compared: input `images` [N, 1, H, W], output
 * `probabilities` [N, K]. Images of one channel hold the same values in this order as in [N, H, W, 1].
 *
 * @throws {Error} When the network has a layer or an activation that is not written here, or reads more than one channel.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function encodeOnnx(spec: ModelSpec, weights: Weights): Uint8Array<ArrayBuffer> {
  if (spec.inputShape.length !== 3 || spec.inputShape[2] !== 1) {
    throw new Error(`encodeOnnx: ${spec.name} reads ${spec.inputShape.join('×')}; expected images of one channel.`);
  }
  const graph = new ProtobufWriter().text(GRAPH.name, spec.name);
  const tensors = new Map(weights.map((weight) => [weight.name, weight]));
  let current = 'images';
  const add = (opType: string, inputs: readonly string[], attributes: Attributes = {}) => {
    const output = `${opType}_${current}`;
    graph.message(GRAPH.node, encodeNode(opType, [current, ...inputs], output, attributes));
    current = output;
  };
  const initialize = (name: string, shape: Shape, values: Float32Array): string => {
    graph.message(GRAPH.initializer, encodeTensor(name, shape, values));
    return name;
  };
  const weightOf = (name: string) => {
    const weight = tensors.get(name);
    if (weight === undefined) throw new Error(`encodeOnnx: ${spec.name} has no weight ${name}.`);
    return weight;
  };
  const activate = (activation: Activation) => {
    if (activation === 'linear') return;
    const opType = { relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh', softmax: 'Softmax' }[activation as string];
    if (opType === undefined) throw new Error(`encodeOnnx: the activation ${activation} is not written here.`);
    add(opType, [], opType === 'Softmax' ? { axis: 1 } : {});
  };
  /** Of the values that the last flattening made one row of; null: of none. */
  let flattened: Shape | null = null;
  const { layers } = inferShapes(spec);
  for (const [index, layer] of spec.layers.entries()) {
    const { inputShape } = layers[index];
    switch (layer.type) {
      case 'conv2d': {
        const kernel = weightOf(`${layer.name}/kernel`);
        const [filterHeight, filterWidth, channels, filters] = kernel.shape;
        const shape = [filters, channels, filterHeight, filterWidth];
        const filter = transposeAxes(kernel.values, kernel.shape, [3, 2, 0, 1]);
        const inputs = [initialize(kernel.name, shape, filter)];
        if (layer.useBias) {
          const bias = weightOf(`${layer.name}/bias`);
          inputs.push(initialize(bias.name, bias.shape, bias.values));
        }
        add('Conv', inputs, { kernel_shape: layer.kernelSize, ...windowAttributes(layer) });
        activate(layer.activation);
        break;
      }
      case 'maxPool2d':
      case 'averagePool2d':
        add(layer.type === 'maxPool2d' ? 'MaxPool' : 'AveragePool', [], {
          kernel_shape: layer.poolSize,
          ...windowAttributes(layer),
        });
        break;
      case 'flatten':
        flattened = inputShape;
        add('Flatten', [], { axis: 1 });
        break;
      case 'dense': {
        const kernel = weightOf(`${layer.name}/kernel`);
        const rows = flattened === null ? kernel.values : channelsFirst(kernel.values, flattened, layer.units);
        const inputs = [initialize(kernel.name, kernel.shape, rows)];
        if (layer.useBias) {
          const bias = weightOf(`${layer.name}/bias`);
          inputs.push(initialize(bias.name, bias.shape, bias.values));
        }
        flattened = null;
        add('Gemm', inputs);
        activate(layer.activation);
        break;
      }
      case 'batchNormalization': {
        const shape = [inputShape[inputShape.length - 1]];
        const constant = (value: number) => new Float32Array(shape[0]).fill(value);
        const parts = [
          ['gamma', layer.scale ? weightOf(`${layer.name}/gamma`).values : constant(1)],
          ['beta', layer.center ? weightOf(`${layer.name}/beta`).values : constant(0)],
          ['moving_mean', weightOf(`${layer.name}/moving_mean`).values],
          ['moving_variance', weightOf(`${layer.name}/moving_variance`).values],
        ] as const;
        const inputs = parts.map(([part, values]) => initialize(`${layer.name}/${part}`, shape, values));
        add('BatchNormalization', inputs, { epsilon: { float: layer.epsilon } });
        break;
      }
      case 'activation':
        activate(layer.activation);
        break;
      case 'dropout':
        break;
      case 'subsample2d':
      case 'zeroPadding2d':
        throw new Error(`encodeOnnx: ${layer.name} is a layer ${layer.type}, which is not written here.`);
    }
  }
  const { outputShape } = inferShapes(spec);
  graph.message(GRAPH.node, encodeNode('Identity', [current], 'probabilities', {}));
  graph.message(GRAPH.input, encodeValueInfo('images', [1, ...spec.inputShape.slice(0, 2)]));
  graph.message(GRAPH.output, encodeValueInfo('probabilities', outputShape));
  return new ProtobufWriter()
    .integer(MODEL.irVersion, IR_VERSION)
    .message(MODEL.graph, graph)
    .message(MODEL.opsetImport, new ProtobufWriter().integer(OPSET_ID.version, OPSET_VERSION))
    .toBytes();
}

/** The smaller half of the padding lies before the first pixel, as in TensorFlow. */
function windowAttributes({ strides, padding }: Extract<LayerSpec, { strides: unknown }>): Attributes {
  return { strides, auto_pad: padding === 'same' ? 'SAME_UPPER' : 'VALID' };
}

function encodeNode(opType: string, inputs: readonly string[], output: string, attributes: Attributes): ProtobufWriter {
  const node = new ProtobufWriter();
  for (const input of inputs) node.text(NODE.input, input);
  node.text(NODE.output, output).text(NODE.opType, opType);
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = new ProtobufWriter().text(ATTRIBUTE.name, name);
    if (typeof value === 'object' && 'float' in value) {
      attribute.float(ATTRIBUTE.float, value.float).integer(ATTRIBUTE.type, ATTRIBUTE_TYPE.float);
    } else if (typeof value === 'number') {
      attribute.integer(ATTRIBUTE.integer, value).integer(ATTRIBUTE.type, ATTRIBUTE_TYPE.integer);
    } else if (typeof value === 'string') {
      attribute.text(ATTRIBUTE.text, value).integer(ATTRIBUTE.type, ATTRIBUTE_TYPE.text);
    } else {
      for (const each of value) attribute.integer(ATTRIBUTE.integers, each);
      attribute.integer(ATTRIBUTE.type, ATTRIBUTE_TYPE.integers);
    }
    node.message(NODE.attribute, attribute);
  }
  return node;
}

function encodeTensor(name: string, shape: Shape, values: Float32Array): ProtobufWriter {
  const tensor = new ProtobufWriter();
  for (const size of shape) tensor.integer(TENSOR.dimension, size);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return tensor.integer(TENSOR.dataType, FLOAT).text(TENSOR.name, name).bytes(TENSOR.rawData, bytes);
}

/** A value of any number of images. */
function encodeValueInfo(name: string, shape: Shape): ProtobufWriter {
  const dimensions = new ProtobufWriter().message(SHAPE.dimension, new ProtobufWriter().text(DIMENSION.name, 'N'));
  for (const size of shape) {
    dimensions.message(SHAPE.dimension, new ProtobufWriter().integer(DIMENSION.value, size));
  }
  const tensor = new ProtobufWriter().integer(TENSOR_TYPE.elementType, FLOAT).message(TENSOR_TYPE.shape, dimensions);
  const type = new ProtobufWriter().message(TYPE.tensor, tensor);
  return new ProtobufWriter().text(VALUE_INFO.name, name).message(VALUE_INFO.type, type);
}

/** A dense layer's weights for features that lie channel by channel and not pixel by pixel. */
function channelsFirst(values: Float32Array, featureShape: Shape, numUnits: number): Float32Array {
  const [height, width, channels] = featureShape;
  return transposeAxes(values, [height, width, channels, numUnits], [2, 0, 1, 3]);
}

/** Values whose axis n becomes that which was axis `order[n]`, for four axes. */
function transposeAxes(values: Float32Array, shape: Shape, order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const [a, b, c, d] = order.map((axis) => ({ size: shape[axis], stride: strides[axis] }));
  const result = new Float32Array(values.length);
  let at = 0;
  for (let i = 0; i < a.size; i++) {
    for (let j = 0; j < b.size; j++) {
      for (let k = 0; k < c.size; k++) {
        for (let l = 0; l < d.size; l++) {
          result[at++] = values[i * a.stride + j * b.stride + k * c.stride + l * d.stride];
        }
      }
    }
  }
  return result;
}
