import type { Recognizer } from '@raqam/recognizer';

/** A recognizer that is judged, under the name it has in reports. */
export interface Contestant {
  readonly name: string;
  readonly recognizer: Recognizer;
}
