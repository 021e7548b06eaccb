import { createRecognizer, serveReadings } from '@raqam/recognizer';

serveReadings(self, createRecognizer());
