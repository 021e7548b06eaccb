import { describe, test } from 'vitest';
import type { OpCase } from './conformance/op-case.ts';
import { runCase } from './conformance/run-case.ts';

// Every kernel against its naive reference, on awkward shapes. Each file in `conformance/cases` exports the `cases` of
// one kernel.
const files = import.meta.glob<{ readonly cases: readonly OpCase[] }>('./conformance/cases/*.ts', { eager: true });

describe.each(Object.entries(files))('%s', (_, { cases }) => {
  test.each(cases)('$name', (each) => runCase(each));
});
