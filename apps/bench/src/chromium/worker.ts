// A worker of the page.
import { serveCrew } from '@raqam/engine/worker';

serveCrew();
