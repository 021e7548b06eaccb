import { type LayerSpec, parseModelSpec, type TrainOptions } from '@raqam/artifact';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { FIELD_BOUNDS, isFieldName } from './field-bounds.ts';
import { completeOptions, FIRST_SETTINGS, modelNameOf, specInput, type TrainingSettings } from './training-settings.ts';

/** Settings as an address has them, and what of it could not be taken. */
export interface AddressedSettings {
  readonly settings: TrainingSettings;
  /** The names of parameters whose values are none that the settings can have, once each. */
  readonly ignored: readonly string[];
}

/** What the page lets one choose of the options; the others stay as they are. */
const OPTIONS = [
  'epochs',
  'batchSize',
  'optimizer',
  'learningRateSchedule',
  'gradientClipping',
  'weightAveraging',
  'labelSmoothing',
  'augmentation',
  'callbacks',
  'seed',
  'validationFraction',
  'limit',
  'workers',
  'precision',
] as const satisfies readonly (keyof TrainOptions)[];

/**
 * The parameters of an address that opens the page with these settings: `model=lenet5`, or `layers` as JSON for a network
 * of one's own; then each option that is not as the page has it at first, under its name, the parts of an optimizer and
 * the like as `optimizer.momentum`. What is not there is as at first.
 */
export function settingsToQuery({ layers, options, source }: TrainingSettings): URLSearchParams {
  const query = new URLSearchParams();
  const name = modelNameOf(layers);
  if (name === null) query.set('layers', JSON.stringify(layers));
  else if (name !== modelNameOf(FIRST_SETTINGS.layers)) query.set('model', name);
  if (source !== FIRST_SETTINGS.source) query.set('digits', source);
  for (const option of OPTIONS) {
    const value = options[option];
    if (JSON.stringify(value) === JSON.stringify(FIRST_SETTINGS.options[option])) continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      query.set(option, typeof value === 'string' ? value : JSON.stringify(value));
      continue;
    }
    for (const [part, partValue] of Object.entries(value)) query.set(`${option}.${part}`, String(partValue));
  }
  return query;
}

/** Reads what {@link settingsToQuery} wrote, or a person by hand. Parameters that are none of ours are left alone. */
export function settingsFromQuery(query: URLSearchParams): AddressedSettings {
  const ignored: string[] = [];
  const attempt = <Value>(name: string, read: () => Value, otherwise: Value): Value => {
    try {
      return read();
    } catch {
      ignored.push(name);
      return otherwise;
    }
  };
  const layers = attempt(query.has('layers') ? 'layers' : 'model', () => readLayers(query), FIRST_SETTINGS.layers);
  const source = attempt('digits', () => readSource(query.get('digits')), FIRST_SETTINGS.source);
  let { options } = FIRST_SETTINGS;
  for (const option of OPTIONS) {
    const value = readOption(query, option);
    if (value !== undefined) options = attempt(option, () => completeOptions({ ...options, [option]: value }), options);
  }
  return { settings: { layers, options, source }, ignored };
}

function readLayers(query: URLSearchParams): readonly LayerSpec[] {
  const json = query.get('layers');
  if (json !== null) return parseModelSpec(specInput(JSON.parse(json))).layers;
  const model = query.get('model');
  if (model === null) return FIRST_SETTINGS.layers;
  const name = MODEL_NAMES.find((each) => each === model);
  if (name === undefined) throw new RangeError(`no architecture is called ${model}`);
  return createModelSpec(name).layers;
}

function readSource(value: string | null): TrainingSettings['source'] {
  if (value === null) return FIRST_SETTINGS.source;
  if (value !== 'mnist' && value !== 'synthetic') throw new RangeError(`no digits are called ${value}`);
  return value;
}

/** The value of one option as JSON would have it, from one parameter or from those of its parts; undefined for none. */
function readOption(query: URLSearchParams, option: string): unknown {
  const whole = query.get(option);
  if (whole !== null) return readValue(option, whole);
  const parts = [...query].filter(([name]) => name.startsWith(`${option}.`));
  if (parts.length === 0) return undefined;
  return Object.fromEntries(
    parts.map(([name, value]) => {
      const part = name.slice(option.length + 1);
      return [part, readValue(part, value)];
    }),
  );
}

/** Numbers, switches, lists and null are written as in JSON, names as they are. A number out of bounds is not taken. */
function readValue(name: string, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof value !== 'number' || !isFieldName(name)) return value;
  const { min, max } = FIELD_BOUNDS[name];
  return value >= min && value <= max ? value : text;
}
