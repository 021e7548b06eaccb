import { type BaseIssue, getDotPath } from 'valibot';

/**
 * What a schema found wrong, as `<place> is <what was received>; expected <message>`.
 *
 * @param root What to call the value itself.
 */
export function describeIssue(issue: BaseIssue<unknown>, root: string): string {
  const text = JSON.stringify(issue.input) ?? 'missing';
  const received = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `${getDotPath(issue) ?? root} is ${received}; expected ${issue.message}`;
}
