import type { Environment } from '@raqam/artifact';
import type { Conditions } from '../src/conditions.ts';

/** A machine that tests of reports say they were measured on. */
export const EXAMPLE_ENVIRONMENT: Environment = {
  cpu: 'Example CPU',
  numCores: 2,
  simd: 'simd128',
  runtime: 'node',
  runtimeVersion: '26.10.0',
  platform: 'linux-x64',
  packages: { '@raqam/bench': '0.1.0' },
  engine: null,
  gitRevision: null,
};

/** How that machine was at the time. */
export const EXAMPLE_CONDITIONS: Conditions = {
  memoryBytes: 2 ** 30,
  os: 'Linux 6.1',
  v8: '14.6',
  wasm: { simd: true, relaxedSimd: false, threads: true },
  load: [0, 0, 0],
  data: [],
};
