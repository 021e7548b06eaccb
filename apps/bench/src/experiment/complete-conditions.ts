import { type ModelSpec, OptionsError, parseModelSpec, parseTrainOptions, SpecError } from '@raqam/artifact';
import { createModelSpec, createXorNetwork } from '@raqam/model';
import { checkTraining, EngineError } from '@raqam/trainer';
import { type ClassicalModel, type Condition, type ExperimentData, isClassical } from './experiment.ts';
import type { ExperimentFile } from './experiment-file.ts';
import type { ConditionInput, ConditionOptionsInput, ModelInput } from './experiment-schema.ts';
import type { JsonPath } from './read-located-json.ts';

/** Where conditions stand, and what they share. */
interface ConditionsContext {
  readonly file: ExperimentFile;
  readonly data: ExperimentData;
  readonly input: {
    readonly data: { readonly limit?: number };
    readonly model?: ModelInput;
    readonly options?: ConditionOptionsInput;
  };
  readonly placeOf: (index: number) => JsonPath;
}

/**
 * Fills in what conditions leave to the experiment and to the defaults, and refuses those that no run can carry out.
 *
 * @throws {ExperimentError} `sweep.json:7: conditions[0]: the engine tfjs does not augment images, …`
 */
export function completeConditions(
  context: ConditionsContext,
  inputs: readonly ConditionInput[],
): readonly Condition[] {
  const twin = inputs.findIndex(({ name }, index) => inputs.findIndex((each) => each.name === name) !== index);
  if (twin !== -1) {
    context.file.refuse(context.placeOf(twin), {
      found: `is named ${JSON.stringify(inputs[twin].name)} a second time`,
      expected: 'different names, by which reports tell conditions apart',
      remedy: 'Give it another name, or leave it out.',
    });
  }
  return inputs.map((input, index) => completeCondition(context, input, context.placeOf(index)));
}

function completeCondition(context: ConditionsContext, condition: ConditionInput, path: JsonPath): Condition {
  const { data, file, input } = context;
  const { name, model: ownModel, published = null, ...ownOptions } = condition;
  const model = completeModel(context, ownModel, path);
  const options = parseTrainOptions({ limit: input.data.limit ?? null, ...input.options, ...ownOptions });
  if (isClassical(model)) {
    for (const field of Object.keys(ownOptions).filter((each) => each !== 'limit')) {
      file.refuse([...path, field], {
        found: 'is there',
        expected: `none for ${JSON.stringify(name)}, a classical model, which is solved for, not trained`,
        remedy: 'Leave it out.',
      });
    }
    if (model.classical === 'svm' && options.limit !== null && model.numImages > options.limit) {
      file.refuse(path, {
        found: `has an SVM of ${model.numImages} images, of which there are ${options.limit}`,
        expected: 'no more images than the limit',
        remedy: 'Lower numImages, or raise the limit.',
      });
    }
    if (data.name === 'xor') {
      file.refuse(path, {
        found: 'is a classical model',
        expected: 'a network for xor: classical models are for images of ten digits',
        remedy: 'Leave it out, or choose other data.',
      });
    }
  } else {
    file.locate(path, [OptionsError, EngineError], () => checkTraining(model, options));
    const { inputShape } = model;
    const wanted = data.name === 'xor' ? [[2]] : [[784], [28, 28, 1]];
    if (!wanted.some((shape) => shape.join() === inputShape.join())) {
      file.refuse(path, {
        found: `has a network that takes ${inputShape.join('×')}`,
        expected: `one for ${data.name}, which gives ${wanted.map((shape) => shape.join('×')).join(' or ')}`,
        remedy: 'Choose another network, or other data.',
      });
    }
  }
  return { name, model, options, published };
}

/** The condition's own, or the experiment's, or the one that is usual for the data. */
function completeModel(
  { data, file, input }: ConditionsContext,
  own: ModelInput | undefined,
  path: JsonPath,
): ModelSpec | ClassicalModel {
  const model = own ?? input.model;
  if (model === undefined) return data.name === 'xor' ? createXorNetwork() : createModelSpec('cnn');
  if (typeof model === 'string') return createModelSpec(model);
  if ('classical' in model) return model;
  return file.locate(own === undefined ? ['model'] : [...path, 'model'], [SpecError], () => parseModelSpec(model));
}
