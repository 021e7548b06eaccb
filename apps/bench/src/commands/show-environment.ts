import { describeBenchEnvironment } from '../bench-environment.ts';
import { describeConditions } from '../conditions.ts';
import { environmentLine } from '../markdown.ts';

/** Prints what this machine, this build and the data on it are. */
export async function showEnvironment({ json }: { readonly json: boolean }): Promise<void> {
  const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
  const text = json
    ? JSON.stringify({ environment, conditions }, null, 2)
    : environmentLine(environment, conditions).replaceAll(' · ', '\n');
  process.stdout.write(`${text}\n`);
}
