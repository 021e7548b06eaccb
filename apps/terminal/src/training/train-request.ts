import {
  type Augmentation,
  type CallbackSpecInput,
  OptionsError,
  parseTrainOptions,
  type TrainOptions,
  type TrainOptionsInput,
} from '@raqam/artifact';
import { MODEL_NAMES, type ModelName } from '@raqam/model';
import type { TrainingRecipe } from '@raqam/trainer';
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
  readonly schedule?: string;
  readonly validation?: string;
  /** True: without a number behind it. */
  readonly earlyStopping?: string | true;
  /** True: without a number behind it. */
  readonly averageWeights?: string | true;
  readonly augment?: boolean;
  readonly seed?: string;
  readonly limit?: string;
  readonly engine?: string;
  readonly workers?: string;
  readonly precision?: string;
  /** A name, or the path of a file. */
  readonly recipe?: string;
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
  readonly recipe?: Recipe;
  readonly options: RequestedOptions;
}

/** What is trained, or training options only, under one name, by theirs in `TrainOptions`; what a flag says takes the place of its own. */
export interface Recipe {
  /** As it is called in messages: its own name, or its file's. */
  readonly name: string;
  readonly options: TrainOptionsInput;
  /** The whole recipe, where it has a model and data, too. */
  readonly whole?: TrainingRecipe;
}

/** Training options that were asked for by flags; each was checked by itself. */
interface RequestedOptions
  extends Pick<
    TrainOptionsInput,
    'epochs' | 'batchSize' | 'seed' | 'limit' | 'validationFraction' | 'engine' | 'workers' | 'precision'
  > {
  readonly optimizer?: TrainOptions['optimizer']['type'];
  readonly learningRate?: number;
  readonly schedule?: ScheduleName;
  /** How many epochs without progress end the run. */
  readonly patience?: number;
  /** Of the moving averages of the weights. */
  readonly averagingMomentum?: number;
  readonly augment?: true;
}

/** The learning rate's schedules that need no more than their name. */
const SCHEDULES = {
  constant: { type: 'constant' },
  'cosine-decay': { type: 'cosineDecay' },
  'one-cycle': { type: 'oneCycle' },
} as const;

/** A schedule as it is named on the command line. */
type ScheduleName = keyof typeof SCHEDULES;

/** What `--augment` does with the images: about as much as hands differ, and no digit becomes another one. */
export const AUGMENTATION: Augmentation = {
  rotationDegrees: 10,
  scale: 0.1,
  shear: 0,
  translatePixels: 2,
  elasticPixels: 0,
  elasticGrid: 5,
  strokeWidth: 0,
  blur: 0,
  contrast: 0,
  erasePixels: 0,
};

/** Epochs without progress behind which `--early-stopping` ends a run. */
const DEFAULT_PATIENCE = 3;
/** Of `--average-weights`. */
const DEFAULT_MOMENTUM = 0.99;

/**
 * Reads the options of `raqam train`.
 *
 * @param recipe What `--recipe` names.
 * @throws {UsageError} `received --epochs "0"; expected a whole number from 1 to 10000. See raqam train --help.`
 */
export function parseTrainRequest(args: TrainArguments, recipe?: Recipe): TrainRequest {
  const model = args.model === undefined ? undefined : parseModel(args.model);
  const options: RequestedOptions = definedOf({
    epochs: checkedNumber('--epochs', args.epochs, (epochs) => parseTrainOptions({ epochs }).epochs),
    batchSize: checkedNumber('--batch-size', args.batchSize, (batchSize) => parseTrainOptions({ batchSize }).batchSize),
    optimizer: checked('--optimizer', args.optimizer, (type) => parseOptimizer({ type }).type),
    learningRate: checkedNumber(
      '--learning-rate',
      args.learningRate,
      (learningRate) => parseOptimizer({ type: 'adam', learningRate }).learningRate,
    ),
    schedule: args.schedule === undefined ? undefined : parseSchedule(args.schedule),
    validationFraction: checkedNumber(
      '--validation',
      args.validation,
      (validationFraction) => parseTrainOptions({ validationFraction }).validationFraction,
    ),
    patience: withDefault(args.earlyStopping, DEFAULT_PATIENCE, (typed) =>
      checkedNumber('--early-stopping', typed, (patience) => {
        parseTrainOptions({ callbacks: [earlyStopping(patience)] });
        return patience;
      }),
    ),
    averagingMomentum: withDefault(args.averageWeights, DEFAULT_MOMENTUM, (typed) =>
      checkedNumber('--average-weights', typed, (momentum) => {
        parseTrainOptions({ weightAveraging: { momentum } });
        return momentum;
      }),
    ),
    augment: args.augment === true ? true : undefined,
    seed: checkedNumber('--seed', args.seed, (seed) => parseTrainOptions({ seed }).seed),
    limit: checkedNumber('--limit', args.limit, (limit) => parseTrainOptions({ limit }).limit),
    engine: checked('--engine', args.engine, (engine) => parseTrainOptions({ engine }).engine),
    workers: checkedNumber('--workers', args.workers, (workers) => parseTrainOptions({ workers }).workers),
    precision: checked('--precision', args.precision, (precision) => parseTrainOptions({ precision }).precision),
  });
  return {
    ...(model !== undefined && { model }),
    ...(args.hiddenUnits !== undefined && { hiddenUnits: parseHiddenUnits(args.hiddenUnits) }),
    ...(args.data !== undefined && { data: args.data }),
    ...(recipe !== undefined && { recipe }),
    options,
  };
}

/** The training options of a new run: what flags ask for, what the recipe does, and defaults. */
export function newTrainOptions({ recipe, options }: Pick<TrainRequest, 'options' | 'recipe'>): TrainOptions {
  const { optimizer, learningRate, schedule, patience, averagingMomentum, augment, ...others } = options;
  const base = recipe?.options ?? {};
  // The numbers of one optimizer mean nothing to another.
  const sameOptimizer = optimizer === undefined || base.optimizer?.type === optimizer ? base.optimizer : undefined;
  return parseTrainOptions({
    ...base,
    ...others,
    optimizer: { type: optimizer ?? 'adam', ...sameOptimizer, ...(learningRate !== undefined && { learningRate }) },
    ...(schedule !== undefined && { learningRateSchedule: SCHEDULES[schedule] }),
    ...(patience !== undefined && { callbacks: [earlyStopping(patience)] }),
    ...(averagingMomentum !== undefined && { weightAveraging: { momentum: averagingMomentum } }),
    ...(augment && { augmentation: AUGMENTATION }),
  });
}

/** Ends a run with the weights of its best epoch, as its validation loss says. */
function earlyStopping(patience: number): CallbackSpecInput {
  return { type: 'earlyStopping', patience, restoreBestWeights: true };
}

/** How a schedule is named on the command line; its type where it has no name there. */
export function scheduleName({ type }: TrainOptions['learningRateSchedule']): string {
  return Object.entries(SCHEDULES).find(([, schedule]) => schedule.type === type)?.[0] ?? type;
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

function parseSchedule(name: string): ScheduleName {
  const names = Object.keys(SCHEDULES) as ScheduleName[];
  const schedule = names.find((each) => each === name);
  if (schedule !== undefined) return schedule;
  throw new UsageError(`received --schedule "${name}"; expected one of ${names.join(', ')}. See raqam train --help.`);
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

/** Reads what stands behind a flag that may stand alone. */
function withDefault(
  typed: string | true | undefined,
  alone: number,
  parse: (text: string) => number | undefined,
): number | undefined {
  return typed === true ? alone : typed === undefined ? undefined : parse(typed);
}

/** The fields that have a value. */
function definedOf<Fields extends object>(fields: Fields): DefinedOf<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as DefinedOf<Fields>;
}

type DefinedOf<Fields> = { readonly [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

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
