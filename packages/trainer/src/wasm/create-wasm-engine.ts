import type { ModelSpec } from '@raqam/artifact';
import type { PixelBatch } from '@raqam/dataset';
import { createTraining, type TrainingOptions } from '@raqam/engine';
import { describeValues } from '../describe-values.ts';
import { divergedAnswersMessage, divergedWeightsMessage, divergenceMessage } from '../divergence-message.ts';
import type { EngineOptions, EngineStart, StepPlace, TrainingEngine } from '../engine.ts';
import { DivergenceError } from '../errors.ts';
import { findNonFinite } from '../find-non-finite.ts';
import { VERSION } from '../version.ts';

/** What a network that learns with this project's own engine is made of. */
export interface WasmEngineOptions extends EngineStart {
  readonly spec: ModelSpec;
  readonly options: EngineOptions;
  /** @default the engine's own */
  readonly createWorker?: TrainingOptions['createWorker'];
}

/**
 * A network that learns with `@raqam/engine`: WebAssembly emitted for exactly this network, carried out by workers.
 *
 * @throws {EngineError} When the network has a layer that the engine does not know; choose `tfjs` then.
 */
export async function createWasmEngine({
  createWorker,
  options,
  spec,
  weights,
  ...start
}: WasmEngineOptions): Promise<TrainingEngine> {
  const { workers, ...rest } = options;
  const training = await createTraining(spec, weights, {
    ...rest,
    ...start,
    workers: workers ?? undefined,
    createWorker,
  });
  const { name: lastLayer } = spec.layers[spec.layers.length - 1];
  const { memory, numWorkers, plan } = training;

  const trainStep = async ({ labels, pixels, targets }: PixelBatch, place: StepPlace) => {
    const { loss, numCorrect } = await training.trainStep({ pixels, labels, targets }, place);
    if (!Number.isFinite(loss)) {
      const found = `the loss behind layer ${lastLayer} is ${loss}`;
      throw new DivergenceError(divergenceMessage(spec.name, place, found));
    }
    return { loss, numCorrect };
  };

  return {
    record: { name: 'wasm', numWorkers, memory, precision: options.precision },
    packages: { '@raqam/engine': VERSION },
    // The calling thread alone computes at once, before the call returns: nothing is won by asking ahead.
    maxInFlight: memory === 'own' ? 1 : plan.memory.slots.count,
    maxBatchSize: plan.batchSize,
    trainStep,
    predict: async ({ pixels }, choice) => {
      const outputs = await training.predict(pixels, choice);
      const value = findNonFinite(outputs);
      if (value === undefined) return outputs;
      const fault = describeValues(await training.readWeights(choice), 'weight');
      const found = fault ?? `the outputs of layer ${lastLayer} hold ${value}`;
      throw new DivergenceError(divergedAnswersMessage(spec.name, found));
    },
    readWeights: async (choice) => {
      const read = await training.readWeights(choice);
      const fault = describeValues(read, 'weight');
      if (fault === null) return read;
      throw new DivergenceError(divergedWeightsMessage(spec.name, fault));
    },
    readOptimizerState: () => training.readOptimizerState(),
    writeWeights: (written) => training.writeWeights(written),
    dispose: () => training.dispose(),
  };
}
