import { parseSchema } from '@raqam/artifact';
import type * as v from 'valibot';
import { ExperimentError } from './errors.ts';
import { type JsonPath, type LocatedJson, readLocatedJson } from './read-located-json.ts';

/** A fault, as a message says it after its place: `seeds[2] is 3 a second time; expected different seeds. …` */
interface Fault {
  /** What stands there, from the verb on: `is 3 a second time`. */
  readonly found: string;
  readonly expected: string;
  /** A sentence. */
  readonly remedy: string;
}

/** An experiment file that is being read: its value, and errors that tell the line. */
export class ExperimentFile {
  readonly #json: LocatedJson;

  /** @throws {ExperimentError} When the text is not JSON. */
  constructor(text: string, fileName: string) {
    this.#json = readLocatedJson(text, fileName);
  }

  get value(): unknown {
    return this.#json.value;
  }

  /**
   * The file's value as it is written, without defaults, once it is known to follow a schema.
   *
   * @throws {ExperimentError} `sweep.json:7: conditions[0].epochs is 0; expected a whole number from 1 to 10000. …`
   */
  validate<Schema extends v.GenericSchema>(schema: Schema): v.InferInput<Schema> {
    const { placeOf, value } = this.#json;
    const remedy = 'Correct that field; experiment.schema.json describes them all.';
    parseSchema(schema, value, { what: placeOf, remedy, error: ExperimentError });
    // It is what the schema takes: anything else was refused above.
    return value as v.InferInput<Schema>;
  }

  /** @throws {ExperimentError} Always. */
  refuse(path: JsonPath, { expected, found, remedy }: Fault): never {
    throw new ExperimentError(
      `${this.#json.placeOf(path)}: ${pathText(path)} ${found}; expected ${expected}. ${remedy}`,
    );
  }

  /**
   * Does what may find a fault that knows nothing of this file, and tells it with its place.
   *
   * @param causes  The errors that are such faults; others pass through.
   * @throws {ExperimentError} `sweep.json:7: conditions[0]: callbacks[0] has 3 learning rates for 5 epochs; …`
   */
  locate<Result>(path: JsonPath, causes: readonly (new (message: string) => Error)[], act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Error && causes.some((cause) => error instanceof cause))) throw error;
      throw new ExperimentError(`${this.#json.placeOf(path)}: ${pathText(path)}: ${error.message}`, { cause: error });
    }
  }
}

/** `conditions[0].epochs`. */
function pathText(path: JsonPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('');
}
