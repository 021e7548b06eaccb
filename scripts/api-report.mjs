// The public face of every package as text, checked in beside it (`packages/NAME/api/ENTRY.api.md`), so that a change
// of it is seen in review. Without arguments: compares and fails on a difference. `--write`: writes the reports. Names of packages: only those.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { publicPackages } from './public-packages.mjs';

const COMPILER_OPTIONS = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  types: ['node'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  skipLibCheck: true,
};
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const write = process.argv.includes('--write');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const temporary = mkdtempSync(join(tmpdir(), 'raqam-api-'));
const changed = [];

for (const { folder, manifest } of publicPackages()) {
  if (named.length > 0 && !named.includes(basename(folder))) continue;
  for (const [key, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue;
    const entry = key === '.' ? 'index' : key.slice('./'.length).replaceAll('/', '-');
    const projectFolder = join(root, folder);
    const reportFolder = join(projectFolder, 'api');
    mkdirSync(reportFolder, { recursive: true });
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder,
        mainEntryPointFilePath: join(projectFolder, target.types),
        newlineKind: 'lf',
        compiler: {
          overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [join(projectFolder, target.types)] },
        },
        apiReport: { enabled: true, reportFolder, reportTempFolder: temporary, reportFileName: `${entry}.api.md` },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        messages: {
          extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
          tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(projectFolder, 'package.json'),
    });
    const result = Extractor.invoke(config, {
      localBuild: write,
      // Reports of changes are ours to word, and its note on the compiler's version says nothing about the package.
      messageCallback: (message) => {
        message.handled = message.category !== 'Compiler';
      },
    });
    if (result.apiReportChanged) changed.push(`${folder}/api/${entry}.api.md`);
    if (result.errorCount > 0) process.exitCode = 1;
  }
}
rmSync(temporary, { recursive: true });

if (changed.length > 0 && write) console.log(`Written: ${changed.join(', ')}`);
if (changed.length > 0 && !write) {
  console.error(
    `The public face differs from ${changed.join(', ')}. If that is meant, run \`npm run api\`, read the difference, commit it.`,
  );
  process.exitCode = 1;
}
