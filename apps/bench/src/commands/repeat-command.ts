import { formatSeedList } from '../experiment/seed-list.ts';
import type { ExperimentOverrides } from './choose-experiments.ts';

/** The command that makes a report again: without what only says where it goes. */
export function repeatCommand(nameOrPath: string, { epochs, limit, run, seeds, unseen }: ExperimentOverrides): string {
  const options = [
    ['--seeds', seeds === undefined ? undefined : formatSeedList(seeds)],
    ['--epochs', epochs],
    ['--limit', limit],
    ['--run', run],
    ['--unseen', unseen?.join(',')],
  ];
  const given = options.filter(([, value]) => value !== undefined).flat();
  return ['raqam-bench', nameOrPath, ...given].map((word) => quote(String(word))).join(' ');
}

/** As a POSIX shell takes it for one word. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
