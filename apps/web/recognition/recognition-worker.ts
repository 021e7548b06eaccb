// The entry of the worker in which digits are read, so that the page's own thread is free for the pen. The small network
// is there soon and answers first; the better one is fetched when nobody draws, and takes over.
import { createRecognizer, serveReadings } from '@raqam/recognizer';

serveReadings(self, createRecognizer({ model: 'compact' }), () => createRecognizer());
