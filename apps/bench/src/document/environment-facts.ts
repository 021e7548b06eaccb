import { formatNumber } from '@raqam/report';
import type { ReportDocument } from './report-document.ts';

/** One thing to know about where something was measured. */
export interface EnvironmentFact {
  readonly name: string;
  readonly value: string;
}

/** Where, when and with what a report was measured, each fact by its name. */
export function environmentFacts({
  environment,
  conditions,
  startedAt,
}: Pick<ReportDocument, 'environment' | 'conditions' | 'startedAt'>): EnvironmentFact[] {
  const { cpu, numCores, simd, runtime, runtimeVersion, platform, packages, gitRevision } = environment;
  const { memoryBytes, os, v8, wasm, load, data } = conditions;
  const features = Object.entries(wasm).map(([feature, has]) => `${has ? '' : 'no '}${feature}`);
  return [
    { name: 'Measured', value: `${startedAt.slice(0, 16).replace('T', ' ')} UTC` },
    { name: 'Processor', value: `${cpu}, ${numCores} ${numCores === 1 ? 'core' : 'cores'} (${platform})` },
    { name: 'Memory', value: `${formatGibibytes(memoryBytes)} GiB` },
    { name: 'System', value: os },
    { name: 'Runtime', value: `${runtime} ${runtimeVersion}, V8 ${v8}` },
    { name: 'WebAssembly', value: `${features.join(', ')}; in use: ${simd}` },
    { name: 'Load before', value: load.map((average) => average.toFixed(2)).join(', ') },
    {
      name: 'Program',
      value: `raqam-bench ${packages['@raqam/bench'] ?? 'of no known version'}${atRevision(gitRevision)}`,
    },
    ...data.map((each) => ({
      name: `Data, ${each.name}`,
      value: each.digest === null ? 'not on this machine' : `SHA-256 ${each.digest}`,
    })),
  ];
}

function formatGibibytes(sizeBytes: number): string {
  return formatNumber(sizeBytes / 2 ** 30, 'en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function atRevision(gitRevision: string | null): string {
  if (gitRevision === null) return '';
  return ` at ${gitRevision.slice(0, 12)}${gitRevision.endsWith('+') ? ', with changes' : ''}`;
}
