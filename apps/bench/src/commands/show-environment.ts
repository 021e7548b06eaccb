import { describeEnvironment } from '../environment.ts';
import { environmentLine } from '../markdown.ts';

/** Prints what this machine, this build and the data on it are. */
export async function showEnvironment({ json }: { readonly json: boolean }): Promise<void> {
  const environment = await describeEnvironment();
  const text = json ? JSON.stringify(environment, null, 2) : environmentLine(environment).replaceAll(' · ', '\n');
  process.stdout.write(`${text}\n`);
}
