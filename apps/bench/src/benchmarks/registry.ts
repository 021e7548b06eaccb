import type { Benchmark } from '../benchmark.ts';

/**
 * Every benchmark there is, in the order in which they run, whatever the order in which they are named: those that
 * change the tfjs backend for training come after those that measure it as it is published. What one needs, TensorFlow.js
 * and other opponents among it, is loaded when it is run.
 */
export const BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'data',
    title: 'From files to batches',
    description: 'MNIST from gzip with digests checked, an epoch of batches, synthetic digits, memory (needs MNIST).',
    run: async (onProgress, options) => (await import('./data.ts')).measureData(onProgress, options),
  },
  {
    name: 'image',
    title: 'From drawings to digit images',
    description: 'Strokes and pixels to the 28×28 digit image, per call.',
    run: async (onProgress, options) => (await import('./image.ts')).measureImage(onProgress, options),
  },
  {
    name: 'inference',
    title: 'Inference speed',
    description:
      'The embedded model: strokes to answer, one image, a batch of 256; beside ONNX Runtime, tfjs wasm and tfjs cpu.',
    run: async (onProgress, options) => (await import('./inference.ts')).measureInference(onProgress, options),
  },
  {
    name: 'page-weight',
    title: 'Weight of the pages',
    description:
      'What each page of the exported site loads, at once and later, in files and bytes, and the first page in Chromium until it answers (needs the built site).',
    run: async (onProgress, options) => (await import('./page-weight.ts')).measurePageWeight(onProgress, options),
  },
  {
    name: 'recognizer',
    title: 'Reading digits that nobody learned from',
    description:
      'Accuracy of the shipped networks (or of --run) on MNIST’s test set and on held-out UNIPEN, pendigits and USPS, by writer; calibration error (needs these sets).',
    options: ['run', 'unseen'],
    run: async (onProgress, options) => (await import('./recognizer.ts')).measureRecognizer(onProgress, options),
  },
  {
    name: 'recognizer-robustness',
    title: 'Reading changed digits',
    description:
      'Held-out UNIPEN digits moved, scaled, slanted, in a corner, with thin and thick pens, as strokes and on a 280×280 pad (needs UNIPEN).',
    options: ['run', 'unseen'],
    run: async (onProgress, options) =>
      (await import('./recognizer-robustness.ts')).measureRecognizerRobustness(onProgress, options),
  },
  {
    name: 'recognizer-rejection',
    title: 'Refusing what is no digit',
    description:
      'True digits refused as no digit; scribbles, letters, pairs and numerals of other scripts that are; for each threshold what it would refuse (needs the sets of recognizer, and scripts/{deva,beng,knda,thai}).',
    options: ['run', 'unseen'],
    run: async (onProgress, options) =>
      (await import('./recognizer-rejection.ts')).measureRecognizerRejection(onProgress, options),
  },
  {
    name: 'recognizer-numbers',
    title: 'Reading numbers',
    description:
      'Numbers of 2 to 6 digits as strokes and as pictures, pairs whose inks touch, 300 paper scenes, composed of held-out UNIPEN digits (needs UNIPEN).',
    options: ['run', 'unseen'],
    run: async (onProgress, options) =>
      (await import('./recognizer-numbers.ts')).measureRecognizerNumbers(onProgress, options),
  },
  {
    name: 'recognizer-speed',
    title: 'Speed and size of the recognizer',
    description:
      'Strokes to answer, load to first answer in a fresh Node process, the networks alone beside ONNX Runtime and tfjs (wasm, one thread), bytes after gzip (needs UNIPEN and the built packages).',
    run: async (onProgress, options) =>
      (await import('./recognizer-speed.ts')).measureRecognizerSpeed(onProgress, options),
  },
  {
    name: 'backend',
    title: 'A training step on TensorFlow.js',
    description: "A training step of the report's CNN with tfjs-layers on tfjs wasm, without and with @raqam/backend.",
    run: async (onProgress, options) => (await import('./backend.ts')).measureBackend(onProgress, options),
  },
  {
    name: 'engine',
    title: 'Training speed',
    description:
      "An epoch of the report's CNN on MNIST (Adam, batches of 128): the engine, PyTorch, tfjs wasm; share of the machine's peak; time by operation (needs MNIST).",
    run: async (onProgress, options) => (await import('./engine.ts')).measureEngine(onProgress, options),
  },
  {
    name: 'scaling',
    title: 'What more workers bring',
    description:
      "An epoch of the report's CNN on MNIST by 1, 2 and 4 workers, with shared memory and with messages (needs MNIST).",
    run: async (onProgress, options) => (await import('./scaling.ts')).measureScaling(onProgress, options),
  },
  {
    name: 'models',
    title: 'Training steps of the other networks',
    description:
      'A training step (Adam, batches of 128) of lenet5, lenet5-modern, mlp, softmax and the XOR network, beside tfjs wasm with and without @raqam/backend.',
    run: async (onProgress, options) => (await import('./models.ts')).measureModels(onProgress, options),
  },
  {
    name: 'engine-chromium',
    title: 'Training speed in a browser',
    description:
      "An epoch of the report's CNN on MNIST in Node and in Chromium, with and without memory that workers share (needs MNIST and Chromium: CHROME_PATH or PATH).",
    run: async (onProgress, options) =>
      (await import('./engine-chromium.ts')).measureEngineChromium(onProgress, options),
  },
  {
    name: 'site-speed',
    title: 'Speed of the site',
    description:
      'In Chromium: from the pen to the answer, views of all layers while drawing, input delay and long tasks while training, long tasks after loading each page (needs the built site and Chromium).',
    run: async (onProgress, options) => (await import('./site-speed.ts')).measureSiteSpeed(onProgress, options),
  },
];
