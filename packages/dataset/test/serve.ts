import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on this machine, closed when the test ends. */
export interface TestServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What was asked for, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Breaks all connections off. */
  readonly cut: () => void;
}

/** Serves whatever `listener` answers. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, cut: () => server.closeAllConnections() };
}

/** An address where nothing listens: that of a server which has closed. */
export async function closedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** How {@link sendContent} answers. */
export interface ContentOptions {
  readonly etag?: string;
  /** Only so many bytes of the body come; the response stays open. @default all */
  readonly stopAfter?: number;
}

/** Answers as a file server does, with `Range` and `If-Range` where there is an ETag. */
export function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  content: Uint8Array,
  { etag, stopAfter }: ContentOptions = {},
): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isRest = start > 0 && etag !== undefined && request.headers['if-range'] === etag;
  if (isRest && start >= content.length) {
    response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    return;
  }
  const body = isRest ? content.subarray(start) : content;
  response.writeHead(isRest ? 206 : 200, {
    'content-length': body.length,
    ...(etag && { etag }),
    ...(isRest && { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
  });
  response.flushHeaders();
  if (stopAfter === undefined) response.end(body);
  else response.write(body.subarray(0, stopAfter));
}
