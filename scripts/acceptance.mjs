// `npm run acceptance -- NAME [ARGS]`: what must hold but is too heavy for every change. Each is a file of
// `scripts/acceptance/` that prints what it measures and throws where a demand is not met.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'acceptance');
const names = readdirSync(folder).map((file) => file.replace('.mjs', ''));
const [name, ...args] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`acceptance: received "${name ?? ''}"; expected one of ${names.join(', ')}.`);
  process.exit(2);
}
const start = performance.now();
const { default: accept } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
try {
  await accept(args);
  console.log(`${name}: accepted in ${Math.round((performance.now() - start) / 1000)} s`);
} catch (error) {
  console.error(`${name}: not accepted.`, error);
  process.exitCode = 1;
}
