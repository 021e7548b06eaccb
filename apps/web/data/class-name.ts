import { NO_DIGIT } from '@raqam/dataset';

/** A label as it is written; a dash for an image of no digit. */
export function classNameOf(label: number | undefined): string {
  return label === undefined || label === NO_DIGIT ? '–' : String(label);
}
