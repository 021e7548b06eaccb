import { BackendError } from './backend-error.ts';

/**
 * Compiles a small module at once, since kernels of TensorFlow.js cannot wait.
 *
 * @throws {BackendError} When the page's content security policy forbids it, or where more than Chrome compiles at once
 *   on a page's main thread: 4 KB, since version 115 8 MB.
 */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw new BackendError(
      `${bytes.length} bytes of WebAssembly could not be compiled (${cause instanceof Error ? cause.message : String(cause)}); expected a page that may compile kernels while it runs. Allow 'wasm-unsafe-eval' as script-src in its content security policy; before Chrome 115, train in a worker.`,
      { cause },
    );
  }
}
