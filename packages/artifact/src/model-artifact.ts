import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { inferShapes, sizeOf } from './infer-shapes.ts';
import { checkInputContract, type InputContract, inputContractSchema } from './input-contract.ts';
import { decodeFloats } from './little-endian.ts';
import type { ModelSpec } from './model-spec.ts';
import { parseJson } from './parse-json.ts';
import { modelSpecSchema } from './parse-model-spec.ts';
import { parseSchema } from './parse-schema.ts';
import { type DatasetIdentity, datasetIdentitySchema, type Metrics, metricsSchema } from './run-record.ts';
import { count, sha256 } from './schema-fields.ts';
import { sha256Hex } from './sha256.ts';
import { specFaultAsFormatFault } from './spec-fault.ts';
import { buildTfjsTopology } from './tfjs-topology.ts';
import { type DocumentFormat, upgradeDocument } from './upgrade-document.ts';
import { type VerdictThresholds, verdictThresholdsSchema } from './verdict-thresholds.ts';
import { checkWeights, type Weights } from './weight-tensor.ts';
import { checkWeightsDigest, encodeWeights } from './weights-sha256.ts';

/** A trained network and where it comes from. */
export interface ModelArtifact {
  readonly spec: ModelSpec;
  readonly weights: Weights;
  /** What `weightsSha256` gives for the weights. */
  readonly weightsSha256: string;
  /** How its inputs were made; null for a network that reads no drawings. */
  readonly inputContract: InputContract | null;
  /** What it was trained on; null where nothing was, as for weights set by hand. */
  readonly dataset: DatasetIdentity | null;
  /** On test data; null when it was not evaluated. */
  readonly metrics: Metrics | null;
  /** Of the training run; null where there was none. */
  readonly seed: number | null;
  /** When its answers are no digit or unsure; null when that was not found out. */
  readonly verdictThresholds: VerdictThresholds | null;
}

/** How a {@link ModelArtifact} is decoded. */
export interface DecodeModelArtifactOptions {
  /** The rule by which the caller makes inputs; a model trained by another is refused. @default any is taken */
  readonly inputContract?: InputContract | undefined;
  /** Used in errors only. @default 'model' */
  readonly name?: string | undefined;
}

/** The file of a model directory that names all others. */
export const MODEL_JSON = 'model.json';

const REMEDY = 'Save the model again, or take the original files.';
const ZERO_DIGEST = '0'.repeat(64);

const ourEntries = {
  spec: modelSpecSchema,
  weightsSha256: sha256,
  inputContract: v.nullable(inputContractSchema),
  dataset: v.nullable(datasetIdentitySchema),
  metrics: v.nullable(metricsSchema),
  seed: v.nullable(count),
  // Absent in models that were saved before there were verdicts.
  verdictThresholds: v.optional(v.nullable(verdictThresholdsSchema), null),
};
const ourSchema = v.strictObject({ version: v.literal(1), modelJsonSha256: sha256, ...ourEntries });

/** Never a path: what a `model.json` of unknown origin names is read, and deleted when a new model replaces it. */
const WEIGHTS_FILE = 'a name such as "weights-0123456789abcdef.bin"';
const weightsFileName = v.pipe(v.string(WEIGHTS_FILE), v.regex(/^weights-[0-9a-f]{16}\.bin$/, WEIGHTS_FILE));

/** The parts of a `model.json` that are read here; tfjs reads the others. */
const modelJsonSchema = v.looseObject({
  userDefinedMetadata: v.looseObject({ raqam: v.unknown() }),
  weightsManifest: v.strictTuple([v.looseObject({ paths: v.strictTuple([weightsFileName]) })]),
});

/** The file of weights that a `model.json` names; undefined when it is not one of ours. */
export function weightsFileOf(modelJson: Uint8Array): string | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(modelJson));
    const result = v.safeParse(modelJsonSchema, json);
    return result.success ? result.output.weightsManifest[0].paths[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Version 1 is the first that was published, so there is nothing to migrate from yet. */
export const MODEL_ARTIFACT_FORMAT: DocumentFormat = { title: 'model', version: 1, migrations: new Map() };

/**
 * Encodes a trained network as the files of a directory that `tf.loadLayersModel` of stock tfjs opens: `model.json` and
 * one file of weights, `weights-XXXXXXXXXXXXXXXX.bin`, named after its SHA-256, so that a new model never overwrites
 * the weights that an old `model.json` points to.
 *
 * What tfjs does not know stands in `userDefinedMetadata.raqam`. Its `modelJsonSha256` is the SHA-256 of `model.json`
 * with 64 zeros in its own place.
 *
 * @returns Bytes by file name.
 * @throws {ArtifactFormatError} When the value contradicts itself: weights of another network, not finite, or with
 *   another SHA-256 than stated.
 */
export async function encodeModelArtifact(artifact: ModelArtifact): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const { weights, ...rest } = artifact;
  const what = 'ModelArtifact';
  const ours = parseSchema(v.strictObject(ourEntries), rest, {
    what,
    remedy: 'Correct it before saving.',
    error: ArtifactFormatError,
  });
  specFaultAsFormatFault(what, () => checkWeights(ours.spec, weights, what));
  const weightsBytes = encodeWeights(weights);
  await checkWeightsDigest(weightsBytes, ours.weightsSha256, what, 'Pass what weightsSha256(weights) gives.');

  const weightsFile = `weights-${ours.weightsSha256.slice(0, 16)}.bin`;
  const text = JSON.stringify({
    format: 'layers-model',
    generatedBy: 'Raqam',
    convertedBy: null,
    userDefinedMetadata: { raqam: { version: MODEL_ARTIFACT_FORMAT.version, modelJsonSha256: ZERO_DIGEST, ...ours } },
    modelTopology: buildTfjsTopology(ours.spec),
    weightsManifest: [
      {
        paths: [weightsFile],
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  });
  const encoder = new TextEncoder();
  const digest = await sha256Hex(encoder.encode(text));
  return new Map([
    [MODEL_JSON, encoder.encode(text.replace(ZERO_DIGEST, digest))],
    [weightsFile, weightsBytes],
  ]);
}

/**
 * Decodes and validates the files of a model directory.
 *
 * @param files Bytes by file name; names that `model.json` does not mention are ignored.
 * @throws {ArtifactFormatError} When a file is missing, cut, longer than it should be or changed.
 * @throws {ArtifactVersionError} When it was written by a newer version.
 * @throws {InputContractError} When it was trained on other inputs than `options.inputContract`.
 */
export async function decodeModelArtifact(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  options: DecodeModelArtifactOptions = {},
): Promise<ModelArtifact> {
  return decodeModelArtifactOf(MODEL_ARTIFACT_FORMAT, files, options);
}

/** {@link decodeModelArtifact} with a format of the caller's: how migrations are tested before there is one. */
export async function decodeModelArtifactOf(
  format: DocumentFormat,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  options: DecodeModelArtifactOptions,
): Promise<ModelArtifact> {
  const what = options.name ?? 'model';
  const refuse = (fault: string): never => {
    throw new ArtifactFormatError(`${what}: ${fault} ${REMEDY}`);
  };
  const jsonBytes = files.get(MODEL_JSON) ?? refuse('there is no model.json.');
  const refusal = { what: `${what}, model.json`, remedy: REMEDY, error: ArtifactFormatError };
  const json = parseSchema(modelJsonSchema, parseJson(jsonBytes, refusal.what, REMEDY), refusal);
  const document = upgradeDocument(json.userDefinedMetadata.raqam, format, refusal.what);
  const { version: _, modelJsonSha256, ...ours } = parseSchema(ourSchema, document, refusal);

  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(jsonBytes);
  const digest = await sha256Hex(new TextEncoder().encode(text.replace(modelJsonSha256, ZERO_DIGEST)));
  if (digest !== modelJsonSha256) refuse('model.json was changed after it was written: its SHA-256 differs.');

  const weightsFile = json.weightsManifest[0].paths[0];
  const weightsBytes =
    files.get(weightsFile) ?? refuse(`model.json names the file ${weightsFile}, which is not there.`);
  const weights = specFaultAsFormatFault(what, () => {
    const shapes = inferShapes(ours.spec);
    if (weightsBytes.length !== shapes.numParameters * 4) {
      refuse(
        `${weightsFile} holds ${weightsBytes.length} bytes; ` +
          `the ${shapes.numParameters} parameters of ${ours.spec.name} need ${shapes.numParameters * 4}.`,
      );
    }
    let offset = 0;
    return shapes.weights.map(({ name, shape }) => {
      const begin = offset;
      offset += sizeOf(shape) * 4;
      return { name, shape, values: decodeFloats(weightsBytes.subarray(begin, offset)) };
    });
  });
  checkWeights(ours.spec, weights, what);
  await checkWeightsDigest(weightsBytes, ours.weightsSha256, what, REMEDY);
  if (options.inputContract !== undefined) checkInputContract(ours.inputContract, options.inputContract, what);
  return { ...ours, weights };
}
