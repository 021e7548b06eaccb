// A plan of eight runs that report no duration, the report's network from eight seeds: the runner must keep two cores
// busy, so that the CPU seconds of all its threads are at least 0.9 of twice the wall time, from the first look into
// the store to the last run kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBenchEnvironment } from '../../apps/bench/dist/bench-environment.js';
import { parseExperiment } from '../../apps/bench/dist/experiment/parse-experiment.js';
import { planExperiment } from '../../apps/bench/dist/experiment/plan-experiment.js';
import { runPlan } from '../../apps/bench/dist/runner/run-plan.js';
import { openRunStore } from '../../apps/bench/dist/store/open-run-store.js';

const NUM_CORES = 2;
const SHARE = 0.9;

const EXPERIMENT = {
  name: 'packing',
  title: 'Packing',
  description: 'Eight runs on two cores.',
  data: { name: 'mnist' },
  model: 'cnn',
  conditions: [{ name: 'Adam, 5 epochs', epochs: 5 }],
  seeds: 8,
  report: ['confusion'],
};

export default async function benchPacking() {
  const folder = mkdtempSync(join(tmpdir(), 'raqam-bench-packing-'));
  const store = await openRunStore(folder, { onNotice: console.log });
  try {
    const { runs } = await planExperiment(parseExperiment(JSON.stringify(EXPERIMENT), 'packing.json', []));
    const environment = await describeBenchEnvironment();
    const start = performance.now();
    const used = process.cpuUsage();
    const outcomes = await runPlan(runs, { store, jobs: NUM_CORES, environment });
    // Microseconds, of all threads.
    const { system, user } = process.cpuUsage(used);
    const cpuSeconds = (user + system) / 1e6;
    const wallSeconds = (performance.now() - start) / 1e3;
    const numMade = outcomes.filter(({ stored }) => stored?.kind === 'trained').length;
    if (numMade !== runs.length) throw new Error(`${numMade} of ${runs.length} runs were made.`);
    const share = cpuSeconds / (NUM_CORES * wallSeconds);
    console.log(
      `${runs.length} runs in ${wallSeconds.toFixed(1)} s with ${cpuSeconds.toFixed(1)} CPU seconds: ` +
        `${share.toFixed(3)} of ${NUM_CORES} cores`,
    );
    if (share < SHARE) throw new Error(`${share.toFixed(3)} of ${NUM_CORES} cores were used; expected ${SHARE}.`);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
