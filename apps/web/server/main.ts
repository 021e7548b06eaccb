// The program behind `npm start`: serves the exported site and prints its address on one line.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { DataConfigError, FileAccessError } from '@raqam/dataset';
import { findMnist } from '@raqam/dataset/node';
import { ArgumentError, type Arguments, parseArguments, USAGE } from './arguments.ts';
import { EXPORT_FOLDER } from './export-folder.ts';
import { isBusy, listen } from './listen.ts';
import { createSite } from './site.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  let options: Arguments;
  try {
    options = parseArguments(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  return await serve(options);
}

async function serve({ host, port, isPortChosen }: Arguments): Promise<number> {
  if (!existsSync(EXPORT_FOLDER)) {
    console.error(`The site is not built: ${EXPORT_FOLDER} is missing. Run \`npm start\`, which builds it first.`);
    return 1;
  }
  const server = createServer(createSite(EXPORT_FOLDER, { mnistFolder: await findMnistOrWarn() }));

  const stop = () => {
    server.close();
    // Browsers hold connections open; waiting for them would keep the program alive for seconds.
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  try {
    const listening = await listen(server, { host, port, mayMove: !isPortChosen });
    console.log(`Raqam: http://${host.includes(':') ? `[${host}]` : host}:${listening}/`);
    return 0;
  } catch (error) {
    const reason = isBusy(error) ? 'another program has it' : String(error);
    console.error(`Cannot listen on ${host}, port ${port}: ${reason}. Name another one with --port.`);
    return 1;
  }
}

/** The site is worth serving without a copy of MNIST: the train page then asks the mirrors. */
async function findMnistOrWarn(): Promise<string | null> {
  try {
    return await findMnist();
  } catch (error) {
    if (!(error instanceof FileAccessError || error instanceof DataConfigError)) throw error;
    console.error(`MNIST is not served from this machine: ${error.message}`);
    return null;
  }
}
