import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { inferShapes, type WeightShape } from './infer-shapes.ts';
import { parseJson } from './parse-json.ts';
import { parseSchema } from './parse-schema.ts';
import { type RunRecord, runRecordEntries } from './run-record.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { count, nonNegative } from './schema-fields.ts';
import { compressSealed, decompressSealed } from './sealed-gzip.ts';
import { specFaultAsFormatFault } from './spec-fault.ts';
import { type DocumentFormat, upgradeDocument } from './upgrade-document.ts';
import { checkWeights, type Weights, type WeightTensor } from './weight-tensor.ts';

/** What an unfinished epoch has gathered so far for its row in the history. */
export interface EpochSums {
  /** Images learnt from. */
  readonly numImages: number;
  /** Of these, how many were read rightly. */
  readonly numCorrect: number;
  /** Sum of the batches' losses, each times its number of images. */
  readonly loss: number;
  readonly durationMs: number;
}

/** Everything that a training run needs to go on exactly as if it had never stopped. */
export interface Checkpoint
  extends Pick<
    RunRecord,
    'spec' | 'options' | 'environment' | 'dataset' | 'inputContract' | 'startedAt' | 'durationMs' | 'history'
  > {
  /** The epoch that is under way, 0-based. */
  readonly epoch: number;
  /** Steps done in the whole run, and so the number of the next one. */
  readonly step: number;
  /** Steps done in this epoch. */
  readonly stepInEpoch: number;
  readonly epochSums: EpochSums;
  readonly weights: Weights;
  /**
   * What the optimizer remembers, `STATE/WEIGHT` (`momentum/conv1/kernel`): for each of its states a tensor for each
   * trainable weight, in that order and of that shape. Empty for optimizers that remember nothing.
   */
  readonly optimizerState: readonly WeightTensor[];
}

const REMEDY = 'The file is damaged or was made by another program; begin the training anew.';
/** 2 GiB: the largest network there may be has 1 GiB of weights, and the report's has 150 KB. */
const MAX_SIZE_BYTES = 2 ** 31;

const { spec, options, environment, dataset, inputContract, startedAt, durationMs, history } = runRecordEntries;
const recordEntries = {
  spec,
  options,
  environment,
  dataset,
  inputContract,
  startedAt,
  durationMs,
  history,
  epoch: count,
  step: count,
  stepInEpoch: count,
  epochSums: v.strictObject({ numImages: count, numCorrect: count, loss: nonNegative, durationMs: nonNegative }),
};
const recordSchema = v.strictObject({ version: v.literal(1), ...recordEntries });
const metadataSchema = v.strictObject({ format: v.literal('raqam-checkpoint'), checkpoint: v.string('text') });

/** Version 1 is the first that was published, so there is nothing to migrate from yet. */
const CHECKPOINT_FORMAT: DocumentFormat = { title: 'checkpoint', version: 1, migrations: new Map() };

/**
 * Encodes a checkpoint as one file, in the container of a run file: sealed gzip of safetensors that hold the weights
 * and, under `optimizer/`, the optimizer's state; the rest is JSON under `checkpoint` in `__metadata__`.
 *
 * @throws {ArtifactFormatError} When the value contradicts itself: weights of another network or not finite, optimizer
 *   states of other shapes, an epoch without its history.
 */
export async function encodeCheckpoint(checkpoint: Checkpoint): Promise<Uint8Array<ArrayBuffer>> {
  const { weights, optimizerState, ...rest } = checkpoint;
  const what = 'Checkpoint';
  const record = parseSchema(v.strictObject(recordEntries), rest, {
    what,
    remedy: 'Correct it before saving.',
    error: ArtifactFormatError,
  });
  checkCheckpoint({ ...record, weights, optimizerState }, what);
  const container = encodeSafetensors({
    metadata: {
      format: 'raqam-checkpoint',
      checkpoint: JSON.stringify({ version: CHECKPOINT_FORMAT.version, ...record }),
    },
    tensors: [...weights, ...optimizerState.map((tensor) => ({ ...tensor, name: `optimizer/${tensor.name}` }))],
  });
  return compressSealed(container);
}

/**
 * Decodes and validates a checkpoint.
 *
 * @param name Used in errors only. @default 'checkpoint'
 * @throws {ArtifactFormatError} When it is something else, damaged, or contradicts itself.
 * @throws {ArtifactVersionError} When it was written by a newer version.
 */
export async function decodeCheckpoint(file: Uint8Array<ArrayBuffer>, name = 'checkpoint'): Promise<Checkpoint> {
  const refusal = { what: name, remedy: REMEDY, error: ArtifactFormatError };
  const container = await decompressSealed(file, MAX_SIZE_BYTES, name);
  const { metadata, tensors } = decodeSafetensors(container, name);
  const { checkpoint: json } = parseSchema(metadataSchema, metadata, refusal);
  const raw = parseJson(new TextEncoder().encode(json), `${name}: the record of the checkpoint`, REMEDY);
  const document = upgradeDocument(raw, CHECKPOINT_FORMAT, name);
  const { version: _, ...record } = parseSchema(recordSchema, document, refusal);

  const numWeights = specFaultAsFormatFault(name, () => inferShapes(record.spec).weights.length);
  const prefix = 'optimizer/';
  const optimizerState = tensors.slice(numWeights).map((tensor) => ({
    ...tensor,
    name: tensor.name.startsWith(prefix) ? tensor.name.slice(prefix.length) : tensor.name,
  }));
  const checkpoint: Checkpoint = { ...record, weights: tensors.slice(0, numWeights), optimizerState };
  checkCheckpoint(checkpoint, name);
  return checkpoint;
}

/** What the schema cannot see: that the parts of a checkpoint belong together. */
function checkCheckpoint(checkpoint: Checkpoint, what: string): void {
  const { epoch, epochSums, history, optimizerState, step, stepInEpoch, weights } = checkpoint;
  const refuse = (fault: string): never => {
    throw new ArtifactFormatError(`${what}: ${fault}`);
  };
  specFaultAsFormatFault(what, () => checkWeights(checkpoint.spec, weights, what));
  if (history.length !== epoch || history.some((row, index) => row.epoch !== index)) {
    refuse(`it stands in epoch ${epoch} with ${history.length} rows of history. Keep one row for each finished epoch.`);
  }
  if (stepInEpoch > step) refuse(`${stepInEpoch} steps of ${step} lie in its epoch. Count them again.`);
  if (epochSums.numCorrect > epochSums.numImages) {
    refuse(`${epochSums.numCorrect} of ${epochSums.numImages} images are said to be right. Count them again.`);
  }
  const trainable = inferShapes(checkpoint.spec).weights.filter((weight) => weight.trainable);
  optimizerState.forEach(({ name, shape, values }, index) => {
    const weight: WeightShape | undefined = trainable[index % trainable.length];
    const size = shape.reduce((product, side) => product * side, 1);
    if (!name.endsWith(`/${weight?.name}`) || shape.join() !== weight?.shape.join() || values.length !== size) {
      refuse(
        `optimizer state ${index} is ${name} [${shape.join(', ')}] with ${values.length} values; expected one of ` +
          `${weight?.name ?? 'no weight'} [${weight?.shape.join(', ') ?? ''}]. Take both from the same run.`,
      );
    }
  });
  if (trainable.length > 0 && optimizerState.length % trainable.length !== 0) {
    refuse(
      `${optimizerState.length} optimizer states for ${trainable.length} trainable weights. ` +
        'Keep every state of every weight.',
    );
  }
}
