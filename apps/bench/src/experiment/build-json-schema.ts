import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { EXPERIMENT_SCHEMAS, SHARED_SCHEMAS } from './experiment-schema.ts';

/**
 * The JSON schema (draft 7) of experiment files, for editors. It says what a field may hold; what fields may not hold
 * together, `parseExperiment` says.
 */
export function buildJsonSchema(): JsonSchema {
  const { benchmark, search, training } = EXPERIMENT_SCHEMAS;
  const schema = toJsonSchema(v.union([training, search, benchmark]), {
    definitions: SHARED_SCHEMAS,
    // A condition that JSON schema has no word for stands in words.
    errorMode: 'ignore',
    overrideAction: ({ jsonSchema, valibotAction }) =>
      valibotAction.type === 'check' && 'message' in valibotAction && typeof valibotAction.message === 'string'
        ? { ...jsonSchema, description: valibotAction.message }
        : undefined,
  });
  return { ...schema, title: 'Experiment of raqam-bench' };
}
