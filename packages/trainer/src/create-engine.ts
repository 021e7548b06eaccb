import type { ModelSpec, TrainOptions } from '@raqam/artifact';
import type { EngineOptions, EngineStart, TrainingEngine } from './engine.ts';
import type { TrainRuntime } from './train-runtime.ts';

/** An engine, and what it is made for. */
export interface CreateEngineOptions {
  readonly spec: ModelSpec;
  readonly options: EngineOptions & Pick<TrainOptions, 'engine'>;
  readonly start: EngineStart;
  readonly runtime: Pick<TrainRuntime, 'createEngineWorker' | 'wasmPath'>;
}

/** Makes the engine that the options name. Its module is loaded when it is needed: a page loads one of them. */
export async function createEngine({ options, runtime, spec, start }: CreateEngineOptions): Promise<TrainingEngine> {
  if (options.engine === 'tfjs') {
    const { createTfjsEngine } = await import('./tfjs/create-tfjs-engine.ts');
    return createTfjsEngine({ spec, options, ...start, wasmPath: runtime.wasmPath });
  }
  const { createWasmEngine } = await import('./wasm/create-wasm-engine.ts');
  return createWasmEngine({ spec, options, ...start, createWorker: runtime.createEngineWorker });
}
