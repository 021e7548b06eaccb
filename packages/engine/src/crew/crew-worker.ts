// The package's own worker: what a crew loads where no other is given.
import { serveCrew } from './serve-crew.ts';

serveCrew();
