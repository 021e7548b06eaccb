import type { RecognizerModel } from '@raqam/recognizer';

/** The networks that read on this site: the small one that is there first, and the better one that takes over. */
export function networkNameOf({ name }: Pick<RecognizerModel, 'name'>): 'accurate' | 'compact' {
  return name === 'accurate' ? 'accurate' : 'compact';
}
