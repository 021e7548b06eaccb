import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { inferShapes } from './infer-shapes.ts';
import { parseJson } from './parse-json.ts';
import { parseSchema } from './parse-schema.ts';
import { type RunRecord, runRecordEntries } from './run-record.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { count } from './schema-fields.ts';
import { compressSealed, decompressSealed } from './sealed-gzip.ts';
import { specFaultAsFormatFault } from './spec-fault.ts';
import { type DocumentFormat, upgradeDocument } from './upgrade-document.ts';
import { checkWeights, type Weights } from './weight-tensor.ts';
import { checkWeightsDigest, encodeWeights } from './weights-sha256.ts';

/** The weights after some step of a run. */
export interface Snapshot {
  /** 0-based. */
  readonly epoch: number;
  /** 0-based, counted over the whole run. */
  readonly step: number;
  readonly weights: Weights;
}

/** A whole training run: what was asked, where, what came out, and the weights. Enough to replay and to judge it. */
export interface RunFile extends RunRecord {
  readonly weights: Weights;
  /** By step, earliest first; may be empty. */
  readonly snapshots: readonly Snapshot[];
}

/** How a {@link RunFile} is decoded. */
export interface DecodeRunFileOptions {
  /** The most that the file may decompress to, in bytes. @default 268435456 */
  readonly maxSizeBytes?: number | undefined;
  /** Used in errors only. @default 'run file' */
  readonly name?: string | undefined;
}

const REMEDY = 'The file is damaged or was made by another program; take the original.';
/** 256 MiB: 1700 snapshots of the report's network. */
const MAX_SIZE_BYTES = 2 ** 28;

const recordEntries = {
  ...runRecordEntries,
  snapshots: v.array(v.strictObject({ epoch: count, step: count })),
};
const recordSchema = v.strictObject({ version: v.literal(1), ...recordEntries });
const metadataSchema = v.strictObject({ format: v.literal('raqam-run'), run: v.string('text') });

/** Version 1 is the first that was published, so there is nothing to migrate from yet. */
export const RUN_FILE_FORMAT: DocumentFormat = { title: 'run', version: 1, migrations: new Map() };

/**
 * Encodes a run as one file, `*.raqam`: gzip of a safetensors container. `gunzip` and any safetensors reader open its
 * weights (`conv1/kernel`, …) and snapshots (`snapshots/0/conv1/kernel`, …); the rest is JSON under `run` in the
 * container's `__metadata__`. The gzip header carries the length and SHA-256 of what follows it.
 *
 * @throws {ArtifactFormatError} When the value contradicts itself: weights of another network, not finite or with
 *   another SHA-256 than stated, counts that do not add up.
 */
export async function encodeRunFile(run: RunFile): Promise<Uint8Array<ArrayBuffer>> {
  const { weights, snapshots, ...rest } = run;
  const what = 'RunFile';
  const steps = snapshots.map(({ epoch, step }) => ({ epoch, step }));
  const record = parseSchema(
    v.strictObject(recordEntries),
    { ...rest, snapshots: steps },
    { what, remedy: 'Correct it before saving.', error: ArtifactFormatError },
  );
  checkRun({ ...record, weights, snapshots }, what);
  await checkWeightsDigest(
    encodeWeights(weights),
    record.weightsSha256,
    what,
    'Pass what weightsSha256(weights) gives.',
  );
  const container = encodeSafetensors({
    metadata: { format: 'raqam-run', run: JSON.stringify({ version: RUN_FILE_FORMAT.version, ...record }) },
    tensors: [
      ...weights,
      ...snapshots.flatMap((snapshot, index) =>
        snapshot.weights.map((tensor) => ({ ...tensor, name: `snapshots/${index}/${tensor.name}` })),
      ),
    ],
  });
  return compressSealed(container);
}

/**
 * Decodes and validates a `*.raqam` file.
 *
 * @throws {ArtifactFormatError} When it is something else, damaged, too large, or contradicts itself.
 * @throws {ArtifactVersionError} When it was written by a newer version.
 */
export async function decodeRunFile(
  file: Uint8Array<ArrayBuffer>,
  options: DecodeRunFileOptions = {},
): Promise<RunFile> {
  return decodeRunFileOf(RUN_FILE_FORMAT, file, options);
}

/** {@link decodeRunFile} with a format of the caller's: how migrations are tested before there is one. */
export async function decodeRunFileOf(
  format: DocumentFormat,
  file: Uint8Array<ArrayBuffer>,
  options: DecodeRunFileOptions,
): Promise<RunFile> {
  const what = options.name ?? 'run file';
  const refusal = { what, remedy: REMEDY, error: ArtifactFormatError };
  const container = await decompressSealed(file, options.maxSizeBytes ?? MAX_SIZE_BYTES, what);
  const { metadata, tensors } = decodeSafetensors(container, what);
  const { run: json } = parseSchema(metadataSchema, metadata, refusal);
  const raw = parseJson(new TextEncoder().encode(json), `${what}: the record of the run`, REMEDY);
  const { version: _, ...record } = parseSchema(recordSchema, upgradeDocument(raw, format, what), refusal);

  // Tensors are taken in turns: the weights, then each snapshot under its prefix.
  const numTensors = specFaultAsFormatFault(what, () => inferShapes(record.spec).weights.length);
  const expected = numTensors * (1 + record.snapshots.length);
  if (tensors.length !== expected) {
    throw new ArtifactFormatError(
      `${what}: ${tensors.length} tensors; the weights and ${record.snapshots.length} snapshots of ` +
        `${record.spec.name} are ${expected}. ${REMEDY}`,
    );
  }
  const snapshots = record.snapshots.map((place, index) => {
    const prefix = `snapshots/${index}/`;
    const own = tensors.slice(numTensors * (index + 1), numTensors * (index + 2));
    const weights = own.map((tensor) => ({
      ...tensor,
      name: tensor.name.startsWith(prefix) ? tensor.name.slice(prefix.length) : tensor.name,
    }));
    return { ...place, weights };
  });
  const run: RunFile = { ...record, weights: tensors.slice(0, numTensors), snapshots };
  checkRun(run, what);
  await checkWeightsDigest(encodeWeights(run.weights), run.weightsSha256, what, REMEDY);
  return run;
}

/** What the schema cannot see: that the parts of a run belong together. */
function checkRun(run: RunFile, what: string): void {
  const refuse = (fault: string): never => {
    throw new ArtifactFormatError(`${what}: ${fault}`);
  };
  specFaultAsFormatFault(what, () => checkWeights(run.spec, run.weights, what));
  run.snapshots.forEach((snapshot, index) => {
    checkWeights(run.spec, snapshot.weights, `${what}, snapshots[${index}]`);
    if (index > 0 && snapshot.step <= run.snapshots[index - 1].step) {
      refuse(`snapshots[${index}] is of step ${snapshot.step}; expected a later step than the one before. Sort them.`);
    }
  });
  const { confusionMatrix, metrics, spec } = run;
  const outputShape = inferShapes(spec).outputShape;
  const numOutputs = outputShape[outputShape.length - 1];
  if (confusionMatrix !== null) {
    const numClasses = Math.max(2, numOutputs);
    if (confusionMatrix.length !== numClasses || confusionMatrix.some((row) => row.length !== numClasses)) {
      refuse(`confusionMatrix is not ${numClasses}×${numClasses}, as the outputs of ${spec.name} ask. Count again.`);
    }
    const numJudged = confusionMatrix.flat().reduce((total, value) => total + value, 0);
    if (numJudged !== metrics?.count) {
      refuse(
        `confusionMatrix counts ${numJudged} images, metrics ${metrics?.count ?? 'none'}. ` +
          'Take both from one evaluation.',
      );
    }
  }
  run.wrong.forEach(({ index, label, probabilities }, position) => {
    if (probabilities.length !== numOutputs || label >= Math.max(2, numOutputs)) {
      refuse(
        `wrong[${position}] has the label ${label} and ${probabilities.length} probabilities; ` +
          `${spec.name} has ${numOutputs} outputs. Take both from one evaluation.`,
      );
    }
    if (position > 0 && index <= run.wrong[position - 1].index) {
      refuse(`wrong[${position}] is image ${index}; expected a later one than the one before. Sort them by index.`);
    }
  });
}
