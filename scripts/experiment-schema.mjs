// Writes the JSON schema of experiment files, apps/bench/experiment.schema.json, from the schema that reads them:
// `node scripts/experiment-schema.mjs`. Needs the built packages. A test says when it is due.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildJsonSchema } from '../apps/bench/dist/experiment/build-json-schema.js';

const path = fileURLToPath(new URL('../apps/bench/experiment.schema.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(buildJsonSchema(), null, 2)}\n`);
execFileSync('biome', ['format', '--write', path], { stdio: 'inherit' });
