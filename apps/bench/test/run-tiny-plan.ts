// Carries out a plan of tiny runs in the store of the first argument; the other arguments are their seeds, and the
// epochs behind a colon (`3:500`).

import { runPlan } from '../src/runner/run-plan.ts';
import { openRunStore } from '../src/store/open-run-store.ts';
import { loadTinyData, TINY_ENVIRONMENT, tinyRun } from './tiny-plan.ts';

// A file that grows too large is an error to us, as it is where nobody listens for signals.
process.on('SIGXFSZ', () => {});

const [, , path, ...texts] = process.argv;
const runs = texts.map((text) => {
  const [seed, epochs] = text.split(':').map(Number);
  return tinyRun(seed, { epochs });
});
const store = await openRunStore(path, { onNotice: (notice) => console.log(notice) });
try {
  await runPlan(runs, { store, jobs: 2, loadData: loadTinyData, environment: TINY_ENVIRONMENT });
  console.log('all runs are kept');
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error);
} finally {
  await store.close();
}
