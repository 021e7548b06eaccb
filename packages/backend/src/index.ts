/**
 * Makes the WebAssembly backend of TensorFlow.js able to train convolutional networks.
 * @packageDocumentation
 */
export { BackendError } from './backend-error.ts';
export { enableWasmTraining, type WasmTrainingOptions } from './enable-wasm-training.ts';
export type { TfjsCore } from './tfjs-core.ts';
