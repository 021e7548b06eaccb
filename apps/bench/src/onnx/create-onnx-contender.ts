import { pathToFileURL } from 'node:url';
import type { ModelSpec, Weights } from '@raqam/artifact';
import * as web from 'onnxruntime-web';
import type { AbsentResult } from '../benchmark.ts';
import type { NetworkContender } from '../inference/network-contender.ts';
import { encodeOnnx } from './encode-onnx.ts';

/** What is used of a runtime. */
type OnnxRuntime = Pick<typeof web, 'InferenceSession' | 'Tensor'>;

/** ONNX Runtime as WebAssembly, with SIMD, in one thread. */
export async function createOnnxWebContender(spec: ModelSpec, weights: Weights): Promise<NetworkContender> {
  web.env.wasm.numThreads = 1;
  const name = `onnxruntime-web ${web.env.versions.web}, 1 thread`;
  return await createContender(name, web, spec, weights, { executionProviders: ['wasm'] });
}

/**
 * ONNX Runtime as a native program, in one thread. It takes 290 MB and an install script, so that it is no dependency:
 * where it is installed is said by the environment variable ONNXRUNTIME_NODE.
 *
 * @returns What is missing, where nothing is said.
 */
export async function createOnnxNodeContender(
  spec: ModelSpec,
  weights: Weights,
): Promise<NetworkContender | AbsentResult> {
  const path = process.env['ONNXRUNTIME_NODE'];
  if (path === undefined) {
    return {
      kind: 'absent',
      name: 'onnxruntime-node',
      reason:
        'Install it in a folder of its own with `npm install --ignore-scripts onnxruntime-node`, and name its dist/index.js by the environment variable ONNXRUNTIME_NODE.',
    };
  }
  // Not to be found under its name: what is loaded is known only while the program runs.
  const node = (await import(pathToFileURL(path).href)) as OnnxRuntime & Pick<typeof web, 'env'>;
  const name = `onnxruntime-node ${node.env.versions.node}, native, 1 thread`;
  return await createContender(name, node, spec, weights, { intraOpNumThreads: 1, interOpNumThreads: 1 });
}

async function createContender(
  name: string,
  { InferenceSession, Tensor }: OnnxRuntime,
  spec: ModelSpec,
  weights: Weights,
  options: web.InferenceSession.SessionOptions,
): Promise<NetworkContender> {
  const session = await InferenceSession.create(encodeOnnx(spec, weights), options);
  const numPixels = spec.inputShape.reduce((product, size) => product * size, 1);
  return {
    name,
    prepare: () => Promise.resolve(),
    run: async (images) => {
      const input = new Tensor('float32', images, [images.length / numPixels, 1, ...spec.inputShape.slice(0, 2)]);
      const { probabilities } = await session.run({ images: input });
      return probabilities.data as Float32Array;
    },
    dispose: () => session.release(),
  };
}
