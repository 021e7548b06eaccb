import { ModelCardError } from '../command-error.ts';

const BEGIN = '<!-- measured: written by raqam-bench model-card -->';
const END = '<!-- end of what is measured -->';

/**
 * Puts text between the two marks of a document; what people wrote around them stays.
 *
 * @param path For messages.
 * @throws {ModelCardError} When the marks are not there, once each and in order.
 */
export function replaceMeasuredPart(document: string, measured: string, path: string): string {
  const [before, rest, ...more] = document.split(BEGIN);
  const [, after, ...evenMore] = rest?.split(END) ?? [];
  if (after === undefined || more.length > 0 || evenMore.length > 0) {
    throw new ModelCardError(
      `${path}: expected one line "${BEGIN}" and one line "${END}" below it. Write them where the figures shall stand.`,
    );
  }
  return `${before}${BEGIN}\n\n${measured}\n\n${END}${after}`;
}
