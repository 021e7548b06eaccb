import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findMnist } from '@raqam/dataset/node';
import { createSite } from '../../apps/web/server/site.ts';

const OUT_FOLDER = join(import.meta.dirname, '../../apps/web/out');
const ISOLATION = /^cross-origin-(opener|embedder)-policy$/i;

/** The site, being served. */
export interface ServedSite {
  /** With a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the built site, with this machine's MNIST, with or without the two headers that isolate its pages. */
export async function serveIsolated(isIsolated: boolean): Promise<ServedSite> {
  const site = createSite(OUT_FOLDER, { mnistFolder: await findMnist() });
  const server = createServer((request, response) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => (!isIsolated && ISOLATION.test(name) ? response : setHeader(name, value));
    site(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
