// The package's own worker: what `trainInWorker` loads where no other is given.
import { serveTraining } from './serve-training.ts';

serveTraining();
