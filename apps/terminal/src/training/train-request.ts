import { OptionsError, parseTrainOptions, type TrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import { MODEL_NAMES, type ModelName } from '@raqam/model';
import { UsageError } from '../command-error.ts';

/** The options of `raqam train` as they were typed; what was left out is not there. */
export interface TrainArguments {
  readonly model?: string;
  readonly hiddenUnits?: string;
  readonly data?: string;
  readonly epochs?: string;
  readonly batchSize?: string;
  readonly optimizer?: string;
  readonly learningRate?: string;
  readonly seed?: string;
  readonly limit?: string;
  readonly validation?: string;
  readonly workers?: string;
  readonly engine?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What is to be trained, where it was said; the rest is a matter of defaults, or of the run that is gone on with. */
export interface TrainRequest {
  readonly model?: ModelName;
  /** Of an mlp: the sizes of its hidden layers. */
  readonly hiddenUnits?: readonly number[];
  readonly data?: string;
  readonly options: RequestedOptions;
}

/** Training options that were asked for; each was checked by itself. */
export type RequestedOptions = Pick<
  TrainOptionsInput,
  'epochs' | 'batchSize' | 'seed' | 'limit' | 'validationFraction' | 'workers' | 'engine'
> & {
  readonly optimizer?: TrainOptions['optimizer']['type'];
  readonly learningRate?: number;
};

/**
 * Reads the options of `raqam train`.
 *
 * @throws {UsageError} `received --epochs "0"; expected a whole number from 1 to 10000. See raqam train --help.`
 */
export function parseTrainRequest(args: TrainArguments): TrainRequest {
  const model = args.model === undefined ? undefined : parseModel(args.model);
  const optimizer = checked('--optimizer', args.optimizer, (type) => parseOptimizer({ type }).type);
  const options: { -readonly [Field in keyof RequestedOptions]: RequestedOptions[Field] } = {
    epochs: checkedNumber('--epochs', args.epochs, (epochs) => parseTrainOptions({ epochs }).epochs),
    batchSize: checkedNumber('--batch-size', args.batchSize, (batchSize) => parseTrainOptions({ batchSize }).batchSize),
    seed: checkedNumber('--seed', args.seed, (seed) => parseTrainOptions({ seed }).seed),
    limit: checkedNumber('--limit', args.limit, (limit) => parseTrainOptions({ limit }).limit),
    validationFraction: checkedNumber(
      '--validation',
      args.validation,
      (validationFraction) => parseTrainOptions({ validationFraction }).validationFraction,
    ),
    workers: checkedNumber('--workers', args.workers, (workers) => parseTrainOptions({ workers }).workers),
    engine: checked('--engine', args.engine, (engine) => parseTrainOptions({ engine }).engine),
    ...(optimizer !== undefined && { optimizer }),
  };
  const learningRate = checkedNumber(
    '--learning-rate',
    args.learningRate,
    (rate) => parseOptimizer({ type: 'adam', learningRate: rate }).learningRate,
  );
  if (learningRate !== undefined) options.learningRate = learningRate;
  return {
    ...(model !== undefined && { model }),
    ...(args.hiddenUnits !== undefined && { hiddenUnits: parseHiddenUnits(args.hiddenUnits) }),
    ...(args.data !== undefined && { data: args.data }),
    options,
  };
}

/** The training options of a new run: what was asked for, and defaults. */
export function newTrainOptions({ optimizer = 'adam', learningRate, ...others }: RequestedOptions): TrainOptions {
  return parseTrainOptions({ ...others, optimizer: { type: optimizer, learningRate } });
}

function parseModel(name: string): ModelName {
  const model = MODEL_NAMES.find((each) => each === name);
  if (model === undefined) {
    throw new UsageError(
      `received --model "${name}"; expected one of ${MODEL_NAMES.join(', ')}. See raqam train --help.`,
    );
  }
  return model;
}

function parseHiddenUnits(list: string): readonly number[] {
  const units = list.split(',').map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : 0));
  if (!units.every((count) => count >= 1)) {
    throw new UsageError(
      `received --hidden-units "${list}"; expected whole numbers from 1, separated by commas, such as 128,64. See raqam train --help.`,
    );
  }
  return units;
}

function parseOptimizer(optimizer: object): TrainOptions['optimizer'] {
  return parseTrainOptions({ optimizer }).optimizer;
}

/** An empty text is no number, though `Number` takes it for 0. */
function checkedNumber<Value>(
  flag: string,
  text: string | undefined,
  parse: (value: number) => Value,
): Value | undefined {
  return checked(flag, text, (typed) => parse(typed.trim() === '' ? Number.NaN : Number(typed)));
}

/** Words the refusal of one option as the command line does: with the option as it was typed. */
function checked<Value>(flag: string, text: string | undefined, parse: (text: string) => Value): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    // `TrainOptions: epochs is 0; expected a whole number from 1 to 10000. Correct that field.`
    const expected = /expected (?<what>.+?)\. Correct/s.exec(error.message)?.groups?.['what'] ?? error.message;
    throw new UsageError(`received ${flag} "${text}"; expected ${expected}. See raqam train --help.`, { cause: error });
  }
}
