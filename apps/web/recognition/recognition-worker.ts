// The entry of the worker in which digits are read, so that the page's own thread is free for the pen.
import { createRecognizer, serveReadings } from '@raqam/recognizer';

serveReadings(self, createRecognizer());
