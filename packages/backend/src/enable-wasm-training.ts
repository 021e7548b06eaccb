import type { TfjsCore } from './tfjs-core.ts';

/** Where things lie that the backend loads. */
export interface WasmTrainingOptions {
  /**
   * Where browsers fetch the backend's `.wasm` files from: the URL of their folder, ending in `/`. Node finds them beside the module.
   * @default beside the script that is running
   */
  readonly wasmPath?: string;
}

export async function enableWasmTraining(tf: TfjsCore, options: WasmTrainingOptions = {}): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (options.wasmPath !== undefined) wasm.setWasmPaths(options.wasmPath);
  await tf.setBackend('wasm');
  await tf.ready();
}
