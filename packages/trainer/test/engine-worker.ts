// A worker of the engine, as an app brings its own.
import { serveCrew } from '@raqam/engine/worker';

serveCrew();
