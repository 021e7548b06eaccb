'use client';

import { type Dispatch, useEffect, useState } from 'react';
import type { InkAction } from './ink.ts';
import { LINK_PREFIX } from './link-prefix.ts';

/** In pad units: about what a hand leaves between two points. */
const SPACING = 4;

/**
 * Takes in the drawing that the page's address carries, when the page opens and when the address changes; the address is
 * plain again afterwards, so that a reload does not undo what was drawn since.
 *
 * @returns Whether the last such address held no whole drawing.
 */
export function useLinkedDrawing(dispatch: Dispatch<InkAction>): boolean {
  const [isMalformed, setMalformed] = useState(false);

  useEffect(() => {
    const take = async () => {
      const { hash, pathname, search } = location;
      if (!hash.startsWith(LINK_PREFIX)) return;
      history.replaceState(history.state, '', pathname + search);
      const [{ decodeStrokes }, { densifyStroke }] = await Promise.all([
        import('./decode-strokes.ts'),
        import('./densify-stroke.ts'),
      ]);
      const strokes = decodeStrokes(hash.slice(LINK_PREFIX.length));
      if (strokes !== null) {
        dispatch({ type: 'replace', strokes: strokes.map((stroke) => densifyStroke(stroke, SPACING)) });
      }
      setMalformed(strokes === null);
    };
    const onHashChange = () => void take();
    void take();
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [dispatch]);

  return isMalformed;
}
