/** The `wasm` backend of TensorFlow.js cannot be had, or not the one this package knows. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}
