import { readdirSync } from 'node:fs';
import { describe, test } from 'vitest';
import type { OpCase } from './conformance/op-case.ts';
import { runCase } from './conformance/run-case.ts';

// Every kernel against its naive reference, on awkward shapes. Each file in `conformance/cases` exports the `cases` of
// one kernel or of a few that belong together.
const folder = new URL('conformance/cases/', import.meta.url);

describe.each(readdirSync(folder).sort())('%s', async (file) => {
  const { cases }: { readonly cases: readonly OpCase[] } = await import(new URL(file, folder).href);
  test.each(cases)('$name', (each) => runCase(each));
});
