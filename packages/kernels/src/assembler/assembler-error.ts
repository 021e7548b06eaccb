/** A program was put together that no WebAssembly engine would take. The message says what was received and expected. */
export class AssemblerError extends Error {
  override readonly name = 'AssemblerError';
}
