import { describeBenchEnvironment } from '../bench-environment.ts';
import { describeConditions } from '../conditions.ts';
import { environmentFacts } from '../document/environment-facts.ts';

/** Prints what this machine, this build and the data on it are. */
export async function showEnvironment({ json }: { readonly json: boolean }): Promise<void> {
  const startedAt = new Date().toISOString();
  const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
  const text = json
    ? JSON.stringify({ environment, conditions }, null, 2)
    : environmentFacts({ environment, conditions, startedAt })
        .map(({ name, value }) => `${name}: ${value}`)
        .join('\n');
  process.stdout.write(`${text}\n`);
}
