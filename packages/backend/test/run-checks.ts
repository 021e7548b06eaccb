import '@tensorflow/tfjs-backend-cpu';
import { enableWasmTraining, type WasmTrainingOptions } from '@raqam/backend';
import * as tf from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import { checkGradients } from './check-gradients.ts';
import { GRADIENT_CASES } from './gradient-cases.ts';
import { NETWORK_NAMES, trainNetwork } from './train-network.ts';

/** Everything of these tests that can be asked of a browser: each gradient, and each network trained on `wasm`. */
export async function runChecks(options: WasmTrainingOptions = {}) {
  await enableWasmTraining(tf, options);
  const gradients = [];
  for (const gradientCase of GRADIENT_CASES) {
    gradients.push({ name: gradientCase.name, ...(await checkGradients(tf, gradientCase)) });
  }
  const networks = [];
  for (const name of NETWORK_NAMES) networks.push({ name, ...(await trainNetwork(tf, tfLayers, name, 4)) });
  return { gradients, networks };
}
