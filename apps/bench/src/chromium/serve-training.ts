import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '@raqam/dataset';
import { build } from 'esbuild';

/** A server of the pages that train. */
export interface TrainingServer {
  /** In which workers share memory: the page is isolated from other origins. */
  readonly isolatedUrl: string;
  /** In which they send each other messages. */
  readonly plainUrl: string;
  readonly dispose: () => Promise<void>;
}

const DOCUMENT = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';

/** Bundles the page and its worker, and serves them with the images. */
export async function serveTraining({ images, labels }: Dataset): Promise<TrainingServer> {
  // Beside this file and with its extension: TypeScript in the sources, JavaScript when built.
  const entryPoints = ['page.', 'worker.'].map((name) =>
    fileURLToPath(import.meta.url.replace('serve-training.', name)),
  );
  const { outputFiles } = await build({
    entryPoints,
    outdir: 'bundle',
    bundle: true,
    format: 'esm',
    conditions: import.meta.url.endsWith('.ts') ? ['@raqam/source'] : [],
    write: false,
  });
  const [page, worker] = outputFiles.map(({ contents }) => contents);
  const files = new Map<string, readonly [type: string, content: string | Uint8Array]>([
    ['/isolated', ['text/html', DOCUMENT]],
    ['/plain', ['text/html', DOCUMENT]],
    ['/page.js', ['text/javascript', page]],
    ['/worker.js', ['text/javascript', worker]],
    ['/images', ['application/octet-stream', images]],
    ['/labels', ['application/octet-stream', labels]],
  ]);
  const server = createServer(({ url = '', headers: { referer = '' } }, response) => {
    const file = files.get(url);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    // A worker has to be isolated as its page is.
    if (url === '/isolated' || referer.endsWith('/isolated')) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    const [type, content] = file;
    response.setHeader('content-type', type).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    isolatedUrl: `http://127.0.0.1:${port}/isolated`,
    plainUrl: `http://127.0.0.1:${port}/plain`,
    dispose: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
