// The entry of the thread in which a network learns: it does nothing but steps.
import { serveTraining } from '@raqam/trainer/worker';

serveTraining();
