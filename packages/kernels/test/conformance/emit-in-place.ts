import type { FunctionHandle, ModuleBuilder } from '@raqam/kernels/assembler';

/** A kernel that calls another one with the array `source` for `target`, too, which it therefore has no parameter for. */
export function emitInPlace(
  module: ModuleBuilder,
  callee: FunctionHandle,
  source: string,
  target: string,
): FunctionHandle {
  const { [target]: _, ...params } = callee.params;
  return module.sharedFunction(`${callee.name}_inPlace`, params, 'none', (f, locals) => {
    f.call(callee, { ...locals, [target]: locals[source] });
  });
}
