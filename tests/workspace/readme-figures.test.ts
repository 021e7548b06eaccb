import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

test('README.md says what the kept reports say', () => {
  const program = join(root, 'apps', 'bench', 'src', 'main.ts');
  // Ends with 1, and tells the line, where a figure was changed by hand.
  execFileSync(process.execPath, ['--conditions=@raqam/source', program, 'readme', '--check'], { stdio: 'pipe' });
});
