import { inferShapes, type ModelArtifact } from '@raqam/artifact';
import { checkModel } from './check-model.ts';
import { digitFromDrawing } from './digit-from-drawing.ts';
import { loadEmbeddedModel } from './load-embedded-model.ts';
import type { Recognizer } from './recognizer.ts';

/** What a recognizer is made of. */
export interface RecognizerOptions {
  /** A network for digits that ends with softmax. @default the one inside this package, downloaded when asked for */
  readonly model?: ModelArtifact | undefined;
}

/**
 * Creates a reader of handwritten digits, in a page, in a worker and in Node. It computes in f32 by a fixed order of
 * operations: the same drawing gives the same probabilities, to the bit, everywhere.
 *
 * @throws {InputContractError} When the model was trained on images made by other rules than this version's.
 * @throws {ModelError} When the model does not read digit images, or does not answer with ten probabilities.
 * @throws {EngineError | SpecError | ArtifactFormatError} When the model contradicts itself.
 */
export async function createRecognizer(options: RecognizerOptions = {}): Promise<Recognizer> {
  // Compiler and weights are most of this package: loaded when they are needed, side by side.
  const [model, { createInference }] = await Promise.all([
    options.model ?? loadEmbeddedModel(),
    import('@raqam/engine'),
  ]);
  const { spec, weights, weightsSha256 } = model;
  const inference = await createInference(spec, weights);
  checkModel(model, inference.numOutputs);
  return {
    model: { name: spec.name, numParameters: inferShapes(spec).numParameters, weightsSha256 },
    recognize(drawing) {
      const start = performance.now();
      const image = digitFromDrawing(drawing);
      if (image === null) return null;
      const probabilities = Array.from(inference.run(image.ink));
      const label = indexOfGreatest(probabilities);
      const second = indexOfGreatest(probabilities.with(label, Number.NEGATIVE_INFINITY));
      return {
        label,
        probability: probabilities[label],
        probabilities,
        runnerUp: { label: second, probability: probabilities[second] },
        image,
        durationMs: performance.now() - start,
      };
    },
  };
}

/** The first of them, where several are equal. */
function indexOfGreatest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
