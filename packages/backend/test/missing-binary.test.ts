import { BackendError, enableWasmTraining } from '@raqam/backend';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// tfjs and its loader tell the console as well.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

test('says where the .wasm files were looked for, and that a second try needs a new start', async () => {
  await expect(enableWasmTraining(tf, { wasmPath: '/no/such/folder/' })).rejects.toThrow(
    new BackendError(
      'The wasm backend did not start with its .wasm files expected in "/no/such/folder/". Serve the .wasm files of @tensorflow/tfjs-backend-wasm/dist and give the URL of their folder, ending in "/", as options.wasmPath.',
    ),
  );
  await expect(enableWasmTraining(tf, { wasmPath: '/another/' })).rejects.toThrow(
    new BackendError(
      'Received wasmPath "/another/" after the wasm backend had failed to start; tfjs expects the path before its first start. Load the page or start the program again, with this path from the beginning.',
    ),
  );
  await expect(enableWasmTraining(tf)).rejects.toThrow(
    new BackendError(
      'The wasm backend did not start with its .wasm files expected beside the running script. Serve the .wasm files of @tensorflow/tfjs-backend-wasm/dist and give the URL of their folder, ending in "/", as options.wasmPath.',
    ),
  );
});
