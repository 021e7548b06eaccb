import type { BenchmarkResult } from '../benchmark.ts';

/** The results of one kind. */
export type ResultOf<Kind extends BenchmarkResult['kind']> = Extract<BenchmarkResult, { readonly kind: Kind }>;
