import type { ModelSpec, ModelSpecInput, TrainOptionsInput } from '@raqam/artifact';
import type { NonDigitKind, StrokeVariation } from '@raqam/dataset';
import type { ModelName } from '@raqam/model';

/** Which part of a set is never learnt from but judged by. */
export interface HeldOutPart {
  /** Share of the images, above 0 and below 1; whole writers where these are known. @default 0.2 */
  readonly share: number;
  /** Chooses who or what it is. @default 1 */
  readonly seed: number;
}

/** One set of images that a recipe learns from. */
export interface RecipeSource {
  /**
   * - `mnist`; `usps`, `scripts/guru`, or the path of another folder of IDX files;
   * - `strokes/unipen-train`, or the path of another file of labelled strokes;
   * - `synthetic`: digits that `synthesizeDataset` of `@raqam/dataset` draws;
   * - `nonDigits`: scribbles, letters and the like that its `synthesizeNonDigits` draws.
   */
  readonly name: string;
  /** How often each of its images is learnt from in an epoch; 0.125 takes an eighth of them, each time another. @default 1 */
  readonly weight: number;
  /** Null: all of it is learnt from. @default null */
  readonly heldOut: HeldOutPart | null;
  /** Of strokes: how many images are drawn of each digit that is learnt from. @default 1 */
  readonly renderings: number;
  /**
   * Of strokes and `nonDigits`: by what the renderings differ; what is left out is as in `DEFAULT_STROKE_VARIATION` of `@raqam/image`.
   * Null: they are drawn as they are recognized. @default {} with several renderings and for `nonDigits`, else null
   */
  readonly variation: Partial<StrokeVariation> | null;
  /** Of `synthetic` and `nonDigits`: how many images are drawn; null for all others. @default 5000 */
  readonly numImages: number | null;
  /** Of `nonDigits`: what they are, in turn; null: all that `NON_DIGIT_KINDS` of `@raqam/dataset` names. @default null */
  readonly kinds: readonly NonDigitKind[] | null;
  /** Of what is drawn, that is of renderings, `synthetic` and `nonDigits`. @default 1 */
  readonly seed: number;
  /**
   * Of numerals of another script: which of its classes look like no Western digit. Only these are taken, and learnt as
   * images that show no digit. Null: all classes are taken, as what they are. @default null
   */
  readonly nonDigitLabels: readonly number[] | null;
}

/** A network learns from another one's answers besides the labels (Hinton, Vinyals, Dean, arXiv:1503.02531). */
export interface Distillation {
  /** Path of the teacher's recipe, from the folder of this one. */
  readonly teacher: string;
  /** By which the teacher's logits are divided before its softmax, above 0. @default 1 */
  readonly temperature: number;
  /** The teacher's share of what is learnt, from 0 to 1; the label has the rest. @default 0.5 */
  readonly weight: number;
}

/** Everything from which a network's weights can be made again, bit for bit, on any machine that has the data. */
export interface TrainingRecipe {
  /** For people, and of the data: `recipe/NAME`. */
  readonly name: string;
  readonly model: ModelName | ModelSpec;
  /** At least one. */
  readonly data: readonly RecipeSource[];
  /** The set whose test part judges the network in the end; null: no test set is looked at. @default null */
  readonly test: string | null;
  /** As `parseTrainOptions` of `@raqam/artifact` takes them; only what differs from its defaults need be there. */
  readonly options: TrainOptionsInput;
  /** @default null */
  readonly distillation: Distillation | null;
}

/** A recipe as a person writes it: what has a default may be left out. */
export interface TrainingRecipeInput {
  readonly name: string;
  readonly model: ModelName | ModelSpecInput;
  readonly data: readonly RecipeSourceInput[];
  readonly test?: string | null | undefined;
  readonly options?: TrainOptionsInput | undefined;
  readonly distillation?: DistillationInput | null | undefined;
}

/** A {@link RecipeSource} as a person writes it. */
export interface RecipeSourceInput extends Partial<Omit<RecipeSource, 'heldOut'>> {
  readonly name: string;
  readonly heldOut?: Partial<HeldOutPart> | null | undefined;
}

/** A {@link Distillation} as a person writes it. */
export interface DistillationInput extends Partial<Distillation> {
  readonly teacher: string;
}
