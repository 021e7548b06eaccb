import * as v from 'valibot';

/** How a value that does not follow its schema is refused. */
export interface Refusal {
  /** What is being read: the first word of the message. A function is told where in it the fault is. */
  readonly what: string | ((path: readonly (string | number)[]) => string);
  /** What the reader of the message can do; the last sentence of it. */
  readonly remedy: string;
  /** The class of the error. */
  readonly error: new (
    message: string,
  ) => Error;
}

/**
 * Validates a value of unknown origin and fills in defaults.
 *
 * @throws The refusal's error, about the first fault only:
 *   `ModelSpec: layers[0].filters is "8"; expected a whole number from 1 to 65536. …`
 */
export function parseSchema<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  refusal: Refusal,
): Output {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const { what } = refusal;
  const reading = typeof what === 'string' ? what : what(keysOf(issue.path));
  throw new refusal.error(`${reading}: ${describeIssue(issue)}. ${refusal.remedy}`);
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const place = describePath(issue.path);
  if (issue.expected === 'never') {
    return issue.type === 'strict_tuple'
      ? `${place} is ${describeValue(issue.input)}; expected nothing there`
      : `${place} is not a known field; expected only the documented ones`;
  }
  // A field that is absent and one that holds undefined are alike: JSON knows only the first.
  if (issue.received === 'undefined') return `${place} is missing; expected ${describeExpected(issue)}`;
  return `${place} is ${describeValue(issue.input)}; expected ${describeExpected(issue)}`;
}

/** Words for the schemas that come without a message; all others carry as theirs what they expect. */
function describeExpected(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined' && issue.expected?.startsWith('"')) return 'a value there';
  switch (issue.type) {
    case 'strict_object':
    case 'record':
      return 'an object';
    case 'array':
    case 'strict_tuple':
      return 'an array';
    case 'boolean':
      return 'true or false';
    case 'variant':
      return issue.expected === 'Object' ? 'an object' : withoutParentheses(issue.expected);
    case 'picklist':
    case 'literal':
      return withoutParentheses(issue.expected);
    default:
      return issue.message;
  }
}

function withoutParentheses(expected: string | null): string {
  return (expected ?? '').replace(/[()]/g, '');
}

/** `layers[2].filters`; the value itself is "it". */
function describePath(path: v.BaseIssue<unknown>['path']): string {
  let text = '';
  for (const key of keysOf(path)) text += typeof key === 'number' ? `[${key}]` : `${text === '' ? '' : '.'}${key}`;
  return text === '' ? 'it' : text;
}

function keysOf(path: v.BaseIssue<unknown>['path']): (string | number)[] {
  return (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** A value in at most about 60 characters. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'string') return JSON.stringify(value.length > 50 ? `${value.slice(0, 50)}…` : value);
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return Object.is(value, -0) ? '-0' : String(value);
}
