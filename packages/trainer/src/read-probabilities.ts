import type { ImageSource } from '@raqam/dataset';
import type { TrainingEngine, WeightsChoice } from './engine.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/** How a data set is read. */
export interface ReadOptions {
  readonly signal: AbortSignal;
  /** By which weights. */
  readonly judged: WeightsChoice;
  /** Images at a time: so few that a run stops within 100 ms. @default 128, or as many as the engine takes */
  readonly batchSize?: number | undefined;
}

/**
 * Lets a network read a data set. Between batches it lets the event loop go on.
 *
 * @returns The network's outputs, [numImages, C], in the order of the source. Null when it was stopped.
 * @throws {DivergenceError} When an answer is not finite.
 */
export async function readProbabilities(
  engine: TrainingEngine,
  source: ImageSource,
  { signal, judged, batchSize = 128 }: ReadOptions,
): Promise<Float32Array | null> {
  const { numImages } = source;
  let probabilities = new Float32Array();
  let position = 0;
  const inFlight: Promise<Float32Array>[] = [];
  const takeFirst = async () => {
    const outputs = await inFlight[0];
    void inFlight.shift();
    // The first batch tells how many outputs there are.
    if (position === 0) probabilities = new Float32Array((outputs.length / firstBatchSize) * numImages);
    probabilities.set(outputs, position);
    position += outputs.length;
  };
  const firstBatchSize = Math.min(batchSize, engine.maxBatchSize, numImages);
  const batches = source.pixelBatches({ batchSize: firstBatchSize, seed: 0, shuffle: false, reuseBuffers: true });
  for await (const batch of batches) {
    if (inFlight.length === engine.maxInFlight) await takeFirst();
    await yieldToEventLoop();
    if (signal.aborted) return null;
    const outputs = engine.predict(batch, judged);
    // Its failure is heard of when it is its turn.
    outputs.catch(() => {});
    inFlight.push(outputs);
  }
  while (inFlight.length > 0) await takeFirst();
  return probabilities;
}
