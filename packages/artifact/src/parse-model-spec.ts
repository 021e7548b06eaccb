import * as v from 'valibot';
import { SpecError } from './errors.ts';
import { inferShapes } from './infer-shapes.ts';
import { dimension, layerName, layerSpecSchema } from './layer-spec-schema.ts';
import type { ModelSpec, ModelSpecInput } from './model-spec.ts';
import { parseSchema } from './parse-schema.ts';
import { type DocumentFormat, upgradeDocument } from './upgrade-document.ts';

const SHAPE = '[features] or [height, width, channels], whole numbers from 1 to 65536';
const LAYERS = 'an array of 1 to 1000 layers';

/** Validates a specification of the current version and completes it; whether its layers fit, {@link inferShapes} says. */
export const modelSpecSchema: v.GenericSchema<ModelSpecInput, ModelSpec> = v.strictObject({
  version: v.literal(1),
  name: layerName,
  inputShape: v.union([v.strictTuple([dimension]), v.strictTuple([dimension, dimension, dimension])], SHAPE),
  layers: v.pipe(v.array(layerSpecSchema), v.minLength(1, LAYERS), v.maxLength(1000, LAYERS)),
});

/** Version 1 is the first that was published, so there is nothing to migrate from yet. */
const MODEL_SPEC_FORMAT: DocumentFormat = { title: 'model specification', version: 1, migrations: new Map() };

/**
 * Validates a network description of unknown origin, fills in the defaults and makes sure that its layers fit together.
 *
 * @param value Usually a {@link ModelSpecInput} or what `JSON.parse` returned.
 * @throws {SpecError} `ModelSpec: layers[0].filters is "8"; expected a whole number from 1 to 65536. Correct that field.`
 *   or what {@link inferShapes} throws.
 * @throws {ArtifactVersionError} When the specification is of a newer version.
 */
export function parseModelSpec(value: unknown): ModelSpec {
  const document = upgradeDocument(value, MODEL_SPEC_FORMAT, 'ModelSpec');
  const spec = parseSchema(modelSpecSchema, document, {
    what: 'ModelSpec',
    remedy: 'Correct that field.',
    error: SpecError,
  });
  inferShapes(spec);
  return spec;
}
