import type { ModelSpec, TrainEvent, TrainOptionsInput } from '@raqam/artifact';
import { checkRequest } from './check-request.ts';
import { deliverEvents } from './deliver-events.ts';
import { startRun } from './start-run.ts';
import { STEPS_AHEAD } from './steps-ahead.ts';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';

/**
 * Trains a network and tells what happens. The engine `wasm` computes in workers of its own, `tfjs` in the calling thread;
 * between steps it gives way to the event loop.
 *
 *     for await (const event of train(spec, { train: images, test })) {
 *       if (event.type === 'step') show(event.loss);
 *       if (event.type === 'done' && event.reason !== 'failed') save(event.weights);
 *     }
 *
 * The iterator is the brake: as long as no event is pulled the run pauses (but for `maxStepsAhead`), pulling once makes
 * it go on by one event, and leaving the loop ends the run and frees its memory.
 *
 * An aborted `signal` ends it, behind the steps or the batches of evaluation that are under way, with a `done` event of the
 * reason `stopped` that carries the weights. What goes wrong on the way is a `done` event of the reason `failed`: the
 * iterator itself throws only when a finished run's checkpoint cannot be removed.
 *
 * The same spec, data, options and version give the same weights, bit for bit, however the run is paused, stopped and
 * resumed. Two runs in one thread take turns and do not disturb each other.
 *
 * @param options Default: the report's recipe.
 * @throws {SpecError | OptionsError | TrainingDataError | EngineError} At once, when no run can be what was asked for.
 */
export function train(
  spec: ModelSpec,
  data: TrainingData,
  options: TrainOptionsInput = {},
  runtime: TrainRuntime = {},
): AsyncIterableIterator<TrainEvent> {
  const request = checkRequest(spec, data, options, runtime);
  const { checkpoints = null, maxStepsAhead = request.options.engine === 'tfjs' ? 0 : STEPS_AHEAD } = runtime;
  return deliverEvents(startRun({ ...request, data, runtime }), { maxStepsAhead, checkpoints });
}
