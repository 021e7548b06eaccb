// The entry of the worker in which digits are read, so that the page's own thread is free for the pen. What reads strokes
// by the small network is there soon and answers first; the whole recognizer with the better network is fetched when
// nobody draws, or when it is needed, and takes over.
import { createStrokeReader, serveReadings } from '@raqam/recognizer';

serveReadings(self, createStrokeReader({ model: 'compact' }), async () => {
  const { createRecognizer } = await import('./full-recognizer.ts');
  return createRecognizer();
});
