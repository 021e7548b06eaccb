import '@tensorflow/tfjs-backend-cpu';
import { enableWasmTraining } from '@raqam/backend';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { NETWORK_NAMES, trainNetwork } from './train-network.ts';

beforeAll(() => enableWasmTraining(tf));

describe.each(NETWORK_NAMES)('a network with %s', (name) => {
  test('learns on wasm as on cpu', async () => {
    await tf.setBackend('cpu');
    const onCpu = await trainNetwork(tf, tfLayers, name, 8);
    await tf.setBackend('wasm');
    const onWasm = await trainNetwork(tf, tfLayers, name, 8);
    expect(onWasm.losses[7]).toBeLessThan(onWasm.losses[0]);
    for (const [step, loss] of onWasm.losses.entries()) expect(loss).toBeCloseTo(onCpu.losses[step], 4);
  });

  test('takes the same steps to the bit a second time', async () => {
    const first = await trainNetwork(tf, tfLayers, name, 4);
    const second = await trainNetwork(tf, tfLayers, name, 4);
    expect(second.losses).toEqual(first.losses);
    expect(second.weights).toEqual(first.weights);
  });

  test('leaves nothing in memory', async () => {
    const { numLeaked, numTensorsGrown } = await trainNetwork(tf, tfLayers, name, 4);
    expect(numTensorsGrown).toBe(0);
    expect(numLeaked).toEqual({ tensors: 0, dataIds: 0 });
  });
});

test('the memory of the WebAssembly module does not grow from step to step', async () => {
  const sizeBytes = () => {
    const probe = tf.scalar(0);
    const size = (tf.backend() as BackendWasm).typedArrayFromHeap(probe).buffer.byteLength;
    probe.dispose();
    return size;
  };
  await trainNetwork(tf, tfLayers, 'max pooling', 10);
  const before = sizeBytes();
  await trainNetwork(tf, tfLayers, 'max pooling', 200);
  expect(sizeBytes()).toBe(before);
});
