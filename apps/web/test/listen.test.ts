import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { isBusy, listen } from '../server/listen.ts';

const HOST = '127.0.0.1';
const servers: Server[] = [];

function newServer(): Server {
  const server = createServer();
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('listen', () => {
  test('takes the port it is given', async () => {
    const free = await listen(newServer(), { host: HOST, port: 0, mayMove: false });
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await listen(newServer(), { host: HOST, port: free, mayMove: false })).toBe(free);
  });

  test('goes on to the next free port when it may', async () => {
    const busy = await listen(newServer(), { host: HOST, port: 0, mayMove: false });
    const port = await listen(newServer(), { host: HOST, port: busy, mayMove: true });
    expect(port).toBeGreaterThan(busy);
    expect(port).toBeLessThan(busy + 100);
  });

  test('fails at a busy port when it may not', async () => {
    const busy = await listen(newServer(), { host: HOST, port: 0, mayMove: false });
    const error: unknown = await listen(newServer(), { host: HOST, port: busy, mayMove: false }).catch((e) => e);
    expect(isBusy(error)).toBe(true);
  });

  test('fails at an address that this machine does not have, without trying others', async () => {
    const error: unknown = await listen(newServer(), { host: '192.0.2.1', port: 3000, mayMove: true }).catch((e) => e);
    expect(error).toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});
