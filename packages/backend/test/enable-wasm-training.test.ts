import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { BackendError, enableWasmTraining, type TfjsCore } from '@raqam/backend';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test, vi } from 'vitest';

const NHWC = { strides: 1, pad: 'valid', dataFormat: 'NHWC' } as const;

// The tests stand in this order because there is one registry: the first six look at it before its kernels are replaced.

test('importing the package registers nothing', () => {
  expect(tf.findBackendFactory('wasm')).toBeNull();
  expect(tf.getKernelsForBackend('wasm')).toEqual([]);
});

test('refuses a tfjs-core of another version than the backend', async () => {
  await expect(enableWasmTraining({ ...tf, version_core: '4.21.0' })).rejects.toThrow(
    new BackendError(
      'Received tfjs-core 4.21.0 with tfjs-backend-wasm 4.22.0; expected both of one version, 4.22 or a later 4. Run: npm install @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0',
    ),
  );
});

test('refuses a copy of tfjs that the backend did not register with', async () => {
  // A realm of its own, as a frame or a test runner makes one: there tfjs finds no engine and makes a second.
  const realm: { tf?: TfjsCore; window?: object } = { ...createContext({ performance, setTimeout }) };
  realm.window = realm;
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core'));
  const context = createContext(realm);
  runInContext(readFileSync(join(folder, 'tf-core.min.js'), 'utf8'), context);
  const copy = (context as { tf?: TfjsCore }).tf;
  expect(copy?.version_core).toBe('4.22.0');
  await expect(enableWasmTraining(copy as TfjsCore)).rejects.toThrow(
    new BackendError(
      'tfjs-backend-wasm has registered with another copy of tfjs-core than the one received; expected one copy in the program. Find the second with: npm ls @tensorflow/tfjs-core',
    ),
  );
});

test('refuses an engine without WebAssembly SIMD', async () => {
  tf.env().set('WASM_HAS_SIMD_SUPPORT', false);
  await expect(enableWasmTraining(tf)).rejects.toThrow(
    new BackendError(
      'This JavaScript engine has no WebAssembly SIMD, without which training is too slow to wait for. Use Node 16.4, Chrome 91, Firefox 89, Safari 16.4, or later, or the cpu or webgl backend.',
    ),
  );
  tf.env().set('WASM_HAS_SIMD_SUPPORT', true);
});

test('refuses a page that forbids to compile WebAssembly', async () => {
  const cause = new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
  const compile = vi.spyOn(WebAssembly, 'Module').mockImplementation(
    class {
      constructor() {
        throw cause;
      }
    },
  );
  await expect(enableWasmTraining(tf)).rejects.toThrow(
    new BackendError(
      "37 bytes of WebAssembly could not be compiled (Wasm code generation disallowed by embedder); expected a page that may compile kernels while it runs. Allow 'wasm-unsafe-eval' as script-src in its content security policy; before Chrome 115, train in a worker.",
      { cause },
    ),
  );
  compile.mockRestore();
});

test('replaces a kernel that the program had put in the place of the missing one', async () => {
  await tf.setBackend('wasm');
  const kernelFunc = () => {
    throw new Error('the stopgap was run');
  };
  tf.registerKernel({ kernelName: 'Conv2DBackpropFilter', backendName: 'wasm', kernelFunc });
  await enableWasmTraining(tf);
  expect(tf.getKernel('Conv2DBackpropFilter', 'wasm').kernelFunc).not.toBe(kernelFunc);
});

test('selects the backend, on one thread, and does nothing more when called again', async () => {
  await enableWasmTraining(tf);
  expect(tf.getBackend()).toBe('wasm');
  expect(tf.env().get('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
  const kernels = tf.getKernelsForBackend('wasm');
  const warn = vi.spyOn(console, 'warn');
  await enableWasmTraining(tf);
  expect(tf.getKernelsForBackend('wasm')).toEqual(kernels);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('a backend that was removed and registered again has the kernels still', async () => {
  const factory = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory);
  await enableWasmTraining(tf);
  const x = tf.ones([1, 3, 3, 1]);
  const dy = tf.ones([1, 2, 2, 1]);
  const dFilter: tf.Tensor = tf
    .engine()
    .runKernel('Conv2DBackpropFilter', { x, dy }, { ...NHWC, filterShape: [2, 2, 1, 1] });
  expect([...dFilter.dataSync()]).toEqual([4, 4, 4, 4]);
  tf.dispose([x, dy, dFilter]);
});

test('an empty batch has gradients of zero', () => {
  const gradients: tf.Tensor[] = tf.tidy(() => {
    const [x, dy, filter] = [tf.zeros([0, 4, 4, 2]), tf.zeros([0, 3, 3, 5]), tf.ones([2, 2, 2, 5])];
    return [
      tf.engine().runKernel('Conv2DBackpropFilter', { x, dy }, { ...NHWC, filterShape: [2, 2, 2, 5] }),
      tf.engine().runKernel('Conv2DBackpropInput', { dy, filter }, { ...NHWC, inputShape: [0, 4, 4, 2] }),
      tf.engine().runKernel('MaxPoolGrad', { dy: x, input: x, output: x }, { filterSize: 1, strides: 1, pad: 'valid' }),
      tf.engine().runKernel('AvgPoolGrad', { dy: x, input: x }, { filterSize: 1, strides: 1, pad: 'valid' }),
    ];
  });
  expect(gradients.map(({ shape }) => shape)).toEqual([
    [2, 2, 2, 5],
    [0, 4, 4, 2],
    [0, 4, 4, 2],
    [0, 4, 4, 2],
  ]);
  expect(gradients.flatMap((gradient) => [...gradient.dataSync()])).toEqual(Array.from({ length: 40 }, () => 0));
  tf.dispose(gradients);
});

test('the input gradient of images with channels first is left to tfjs, which knows it', () => {
  const [dy, filter] = [tf.ones([1, 1, 2, 2]), tf.ones([2, 2, 1, 1])];
  const dx: tf.Tensor = tf
    .engine()
    .runKernel('Conv2DBackpropInput', { dy, filter }, { ...NHWC, dataFormat: 'NCHW', inputShape: [1, 1, 3, 3] });
  expect([...dx.dataSync()]).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
  tf.dispose([dy, filter, dx]);
});

test('a matrix product of nothing is zero, or empty', () => {
  const shapes = [
    { a: [0, 3], b: [0, 2], transposeA: true, transposeB: false },
    { a: [3, 0], b: [2, 0], transposeA: false, transposeB: true },
    { a: [0, 3], b: [2, 3], transposeA: false, transposeB: true },
  ];
  const products: tf.Tensor[] = tf.tidy(() =>
    shapes.map(({ a, b, ...attrs }) => tf.engine().runKernel('BatchMatMul', { a: tf.zeros(a), b: tf.zeros(b) }, attrs)),
  );
  expect(products.map((product) => [product.shape, ...product.dataSync()])).toEqual([
    [[3, 2], 0, 0, 0, 0, 0, 0],
    [[3, 2], 0, 0, 0, 0, 0, 0],
    [[0, 2]],
  ]);
  tf.dispose(products);
});

test('a kernel is compiled when its shapes are met for the first time, and forgotten when too many others were', () => {
  const compile = vi.spyOn(WebAssembly, 'Module');
  const numCompiled = (numRows: number, numColumns: number) => {
    compile.mockClear();
    tf.tidy(() => tf.matMul(tf.ones([numRows, 2]), tf.ones([numRows, numColumns]), true));
    return compile.mock.calls.length;
  };
  // Of the rows nothing depends.
  expect([numCompiled(3, 1000), numCompiled(3, 1000), numCompiled(4, 1000)]).toEqual([1, 0, 0]);
  for (let numColumns = 1; numColumns < 256; numColumns++) numCompiled(1, numColumns);
  expect(numCompiled(3, 1000)).toBe(0);
  for (let numColumns = 1; numColumns <= 256; numColumns++) numCompiled(1, numColumns);
  expect(numCompiled(3, 1000)).toBe(1);
  compile.mockRestore();
});

test('equal maxima: the gradient goes to the first of them', () => {
  const [input, output, dy] = [tf.fill([1, 2, 2, 1], -1), tf.fill([1, 1, 1, 1], -1), tf.fill([1, 1, 1, 1], 5)];
  const dx: tf.Tensor = tf
    .engine()
    .runKernel('MaxPoolGrad', { dy, input, output }, { filterSize: 2, strides: 2, pad: 'valid' });
  expect([...dx.dataSync()]).toEqual([5, 0, 0, 0]);
  tf.dispose([input, output, dy, dx]);
});

test('what a kernel refuses is said in full, and leaves nothing in memory', () => {
  const [images, row, ids, id] = [
    tf.zeros([1, 2, 4, 4]),
    tf.ones([1], 'int32'),
    tf.zeros([1, 2], 'int32'),
    tf.zeros([1], 'int32'),
  ];
  const usage = () => [tf.memory().numTensors, tf.backend().numDataIds()];
  const before = usage();
  const runConv2dBackpropFilter = () =>
    tf
      .engine()
      .runKernel(
        'Conv2DBackpropFilter',
        { x: images, dy: images },
        { ...NHWC, dataFormat: 'NCHW', filterShape: [1, 1, 2, 2] },
      );
  expect(runConv2dBackpropFilter).toThrow(
    new BackendError(
      'Conv2DBackpropFilter: received dataFormat "NCHW"; the wasm backend computes "NHWC" only. Transpose the images to [batch, height, width, channels].',
    ),
  );
  expect(() => tf.unsortedSegmentSum(images, ids as tf.Tensor<tf.Rank> as tf.Tensor1D, 2)).toThrow(
    new BackendError(
      'UnsortedSegmentSum: received segmentIds of shape [1,2]; expected one number for each row of x, [1]. Reshape both.',
    ),
  );
  expect(() => tf.unsortedSegmentSum(row, id as tf.Tensor1D, 1)).toThrow(
    new BackendError(
      "Received a tensor of type int32; gradients are computed of float32. Convert it with tf.cast(tensor, 'float32').",
    ),
  );
  expect(usage()).toEqual(before);
  tf.dispose([images, row, ids, id]);
});
