import type { EngineRecord } from '@raqam/artifact';
import { formatNumber } from '@raqam/report';
import { useLocale, useTranslations } from 'next-intl';

/** Names, the same in every language. */
const NAMES: Readonly<Record<EngineRecord['name'], string>> = { wasm: 'WebAssembly', tfjs: 'TensorFlow.js' };

/** What computes, in a line: the engine, how many workers it has, and whether they share memory. */
export function EngineText({ engine }: { readonly engine: EngineRecord }) {
  const t = useTranslations('engine');
  const locale = useLocale();
  const { name, numWorkers, memory, precision } = engine;
  const values = { name: NAMES[name], count: numWorkers, workers: formatNumber(numWorkers, locale) };
  return (
    <>
      {t(memory, values)}
      {precision === 'fast' && ` · ${t('fast')}`}
    </>
  );
}
