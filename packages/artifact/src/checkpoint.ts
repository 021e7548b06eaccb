import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { inferShapes, type WeightShape } from './infer-shapes.ts';
import { parseJson } from './parse-json.ts';
import { parseSchema } from './parse-schema.ts';
import { type RunRecord, runRecordEntries } from './run-record.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { count, nonNegative, number, positive } from './schema-fields.ts';
import { compressSealed, decompressSealed } from './sealed-gzip.ts';
import { specFaultAsFormatFault } from './spec-fault.ts';
import { type DocumentFormat, isJsonObject, type JsonObject, upgradeDocument } from './upgrade-document.ts';
import { checkWeights, type Weights, type WeightTensor } from './weight-tensor.ts';

/** What an unfinished epoch has gathered so far for its row in the history. */
export interface EpochSums {
  /** Images learnt from. */
  readonly numImages: number;
  /** Of these, those whose label is a class. */
  readonly numLabelled: number;
  /** Of these, how many were read rightly. */
  readonly numCorrect: number;
  /** Sum of the batches' losses, each times its number of images. */
  readonly loss: number;
  readonly durationMs: number;
}

/** What a callback remembers from epoch to epoch; each uses of it what it needs. */
export interface CallbackState {
  /** Of what it watches; null: nothing yet. */
  readonly best: number | null;
  /** Epochs since the last improvement. */
  readonly wait: number;
  /** Epochs in which it still counts nothing. */
  readonly cooldown: number;
  /** The weights that it may come back to; null: none. */
  readonly weights: Weights | null;
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
  /** The optimizer's, which callbacks may have changed; its schedule goes out from it. */
  readonly learningRate: number;
  /** Whether a callback has ended the training: no step follows, though epochs are left. */
  readonly endsEarly: boolean;
  /** One for each callback of the options. */
  readonly callbackStates: readonly CallbackState[];
  readonly weights: Weights;
  /** Null where the options ask for none. */
  readonly averagedWeights: Weights | null;
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
  epochSums: v.strictObject({
    numImages: count,
    numLabelled: count,
    numCorrect: count,
    loss: nonNegative,
    durationMs: nonNegative,
  }),
  learningRate: positive,
  endsEarly: v.boolean(),
  callbackStates: v.array(
    v.strictObject({
      best: v.nullable(number('a finite number', () => true)),
      wait: count,
      cooldown: count,
      hasWeights: v.boolean(),
    }),
  ),
};
const recordSchema = v.strictObject({ version: v.literal(3), ...recordEntries });
const metadataSchema = v.strictObject({ format: v.literal('raqam-checkpoint'), checkpoint: v.string('text') });

const CHECKPOINT_FORMAT: DocumentFormat = {
  title: 'checkpoint',
  version: 3,
  migrations: new Map([
    [1, addCallbacks],
    [2, addNumLabelled],
  ]),
};

/**
 * Encodes a checkpoint as one file, in the container of a run file: sealed gzip of safetensors that hold the weights,
 * under `average/` their averages, under `callbacks/N/` the weights that callbacks keep, and under `optimizer/` the
 * optimizer's state; the rest is JSON under `checkpoint` in `__metadata__`.
 *
 * @throws {ArtifactFormatError} When the value contradicts itself: weights of another network or not finite, optimizer
 *   states of other shapes, an epoch without its history.
 */
export async function encodeCheckpoint(checkpoint: Checkpoint): Promise<Uint8Array<ArrayBuffer>> {
  const { averagedWeights, callbackStates, weights, optimizerState, ...rest } = checkpoint;
  const what = 'Checkpoint';
  const states = callbackStates.map(({ weights, ...state }) => ({ ...state, hasWeights: weights !== null }));
  const record = parseSchema(
    v.strictObject(recordEntries),
    { ...rest, callbackStates: states },
    { what, remedy: 'Correct it before saving.', error: ArtifactFormatError },
  );
  checkCheckpoint({ ...record, averagedWeights, callbackStates, weights, optimizerState }, what);
  const container = encodeSafetensors({
    metadata: {
      format: 'raqam-checkpoint',
      checkpoint: JSON.stringify({ version: CHECKPOINT_FORMAT.version, ...record }),
    },
    tensors: [
      ...weights,
      ...withPrefix('average/', averagedWeights ?? []),
      ...callbackStates.flatMap(({ weights }, index) => withPrefix(`callbacks/${index}/`, weights ?? [])),
      ...withPrefix('optimizer/', optimizerState),
    ],
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
  // Tensors are taken in turns, in the order in which they were written.
  let numTaken = 0;
  const take = (prefix: string, count?: number) => {
    const taken = tensors.slice(numTaken, count === undefined ? tensors.length : numTaken + count);
    numTaken += taken.length;
    return withoutPrefix(prefix, taken);
  };
  const checkpoint: Checkpoint = {
    ...record,
    weights: take('', numWeights),
    averagedWeights: record.options.weightAveraging && take('average/', numWeights),
    callbackStates: record.callbackStates.map(({ hasWeights, ...state }, index) => ({
      ...state,
      weights: hasWeights ? take(`callbacks/${index}/`, numWeights) : null,
    })),
    optimizerState: take('optimizer/'),
  };
  checkCheckpoint(checkpoint, name);
  return checkpoint;
}

/** Version 2 keeps what callbacks remember. Before it there were none, and the learning rate was the optimizer's. */
function addCallbacks(document: JsonObject): JsonObject {
  const { options } = document;
  const { optimizer } = isJsonObject(options) ? options : {};
  return {
    ...document,
    callbackStates: [],
    endsEarly: false,
    learningRate: isJsonObject(optimizer) ? optimizer['learningRate'] : null,
  };
}

/** Version 3 knows images whose label is no class. Before it each image had one. */
function addNumLabelled(document: JsonObject): JsonObject {
  const { epochSums } = document;
  if (!isJsonObject(epochSums)) return document;
  return { ...document, epochSums: { ...epochSums, numLabelled: epochSums['numImages'] } };
}

function withPrefix(prefix: string, tensors: readonly WeightTensor[]): WeightTensor[] {
  return tensors.map((tensor) => ({ ...tensor, name: `${prefix}${tensor.name}` }));
}

function withoutPrefix(prefix: string, tensors: readonly WeightTensor[]): WeightTensor[] {
  return tensors.map((tensor) => ({
    ...tensor,
    name: tensor.name.startsWith(prefix) ? tensor.name.slice(prefix.length) : tensor.name,
  }));
}

/** What the schema cannot see: that the parts of a checkpoint belong together. */
function checkCheckpoint(checkpoint: Checkpoint, what: string): void {
  const { averagedWeights, callbackStates, epoch, epochSums, history, options } = checkpoint;
  const { optimizerState, step, stepInEpoch, weights } = checkpoint;
  const refuse = (fault: string): never => {
    throw new ArtifactFormatError(`${what}: ${fault}`);
  };
  specFaultAsFormatFault(what, () => checkWeights(checkpoint.spec, weights, what));
  if (averagedWeights !== null) checkWeights(checkpoint.spec, averagedWeights, `${what}, averagedWeights`);
  if ((averagedWeights === null) !== (options.weightAveraging === null)) {
    refuse(
      `averaged weights are ${averagedWeights === null ? 'missing' : 'there'}, and weightAveraging is ` +
        `${options.weightAveraging === null ? 'null' : 'asked for'}. Keep them where the options ask for them.`,
    );
  }
  callbackStates.forEach((state, index) => {
    if (state.weights !== null) checkWeights(checkpoint.spec, state.weights, `${what}, callbackStates[${index}]`);
  });
  if (callbackStates.length !== options.callbacks.length) {
    refuse(`${callbackStates.length} callback states for ${options.callbacks.length} callbacks. Keep one for each.`);
  }
  if (history.length !== epoch || history.some((row, index) => row.epoch !== index)) {
    refuse(`it stands in epoch ${epoch} with ${history.length} rows of history. Keep one row for each finished epoch.`);
  }
  if (stepInEpoch > step) refuse(`${stepInEpoch} steps of ${step} lie in its epoch. Count them again.`);
  if (epochSums.numLabelled > epochSums.numImages) {
    refuse(`${epochSums.numLabelled} of ${epochSums.numImages} images are said to have a class. Count them again.`);
  }
  if (epochSums.numCorrect > epochSums.numLabelled) {
    refuse(`${epochSums.numCorrect} of ${epochSums.numLabelled} images are said to be right. Count them again.`);
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
