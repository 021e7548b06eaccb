// Written by scripts/embed-model.mjs.
import type { ModelRecord } from '../network/model-record.ts';

export const compactRecord: ModelRecord = {
  spec: {
    version: 1,
    name: 'cnn',
    inputShape: [28, 28, 1],
    layers: [
      {
        type: 'conv2d',
        name: 'conv1',
        filters: 8,
        kernelSize: [5, 5],
        strides: [1, 1],
        padding: 'valid',
        connections: null,
        useBias: true,
        activation: 'relu',
        kernelInitializer: 'varianceScaling',
        trainable: true,
      },
      { type: 'maxPool2d', name: 'pool1', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
      {
        type: 'conv2d',
        name: 'conv2',
        filters: 16,
        kernelSize: [5, 5],
        strides: [1, 1],
        padding: 'valid',
        connections: null,
        useBias: true,
        activation: 'relu',
        kernelInitializer: 'varianceScaling',
        trainable: true,
      },
      { type: 'maxPool2d', name: 'pool2', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
      { type: 'flatten', name: 'flatten' },
      {
        type: 'dense',
        name: 'dense1',
        units: 128,
        useBias: true,
        activation: 'relu',
        kernelInitializer: 'glorotUniform',
        trainable: true,
      },
      { type: 'dropout', name: 'dropout', rate: 0.2 },
      {
        type: 'dense',
        name: 'dense2',
        units: 10,
        useBias: true,
        activation: 'softmax',
        kernelInitializer: 'varianceScaling',
        trainable: true,
      },
    ],
  },
  inputContract: { id: 'digit-28x28', version: 1 },
  dataset: {
    name: 'mnist/train+strokes/unipen-train/train/train',
    sha256: '2534d2303180de4a5eaf981c26612e337c88317f4f1c67723bd69d1286644130',
  },
  metrics: { accuracy: 0.9935, loss: 0.02302986290535102, count: 10000 },
  seed: 1,
  recipe:
    '{\n  "model": "cnn",\n  "data": [{ "name": "mnist" }, { "name": "strokes/unipen-train", "heldOutWriters": 0.2, "splitSeed": 1 }],\n  "options": {\n    "engine": "wasm",\n    "epochs": 10,\n    "batchSize": 128,\n    "optimizer": { "type": "adam", "learningRate": 0.006 },\n    "learningRateSchedule": { "type": "oneCycle" },\n    "seed": 1\n  }\n}\n',
};
