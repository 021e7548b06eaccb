import type { ModelSpec, Weights } from '@raqam/artifact';
import { compileInference } from './compile/compile-inference.ts';
import { spreadValues } from './connect-values.ts';
import { createProgramRun } from './create-program-run.ts';
import type { RunBatch } from './run-batch.ts';

/**
 * A network as WebAssembly, emitted for exactly its shapes.
 *
 * @returns Null where there is no WebAssembly with SIMD, or where a page's policy forbids it.
 */
export async function createCompiledRun(spec: ModelSpec, weights: Weights): Promise<RunBatch | null> {
  const { constants, program, weights: places } = compileInference(spec);
  return createProgramRun(program, [
    ...places.map((place, index) => spreadValues(place, weights[index].values)),
    ...constants.map(({ values }) => values),
  ]);
}
