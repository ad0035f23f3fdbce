import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly count: number;
}

/** Sends `count` requests over `concurrency` kept-alive connections, one at a time on each; every answer must have `status`. */
export async function load(options: {
  readonly port: number;
  readonly path: string;
  readonly body: (index: number) => string;
  readonly concurrency: number;
  readonly count: number;
  readonly status: number;
}): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    const client = await Client.open(options.port);
    for (let index = next++; index < options.count; index = next++) {
      const start = performance.now();
      const status = await client.post(options.path, options.body(index));
      if (status !== options.status) throw new Error(`answered ${status} instead of ${options.status}`);
      latencies.push(performance.now() - start);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: options.concurrency }, lane));
  const seconds = (performance.now() - began) / 1000;
  return {
    perSecond: options.count / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    count: options.count,
  };
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** A bare HTTP/1.1 client: it must cost less than what it measures. */
class Client {
  readonly #socket: Socket;
  #buffer = '';
  #waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => this.#read(String(chunk)));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')));
  }

  static open(port: number): Promise<Client> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Client(socket)));
      socket.once('error', reject);
      socket.setNoDelay(true);
    });
  }

  post(path: string, body: string): Promise<number> {
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #read(chunk: string): void {
    this.#buffer += chunk;
    const head = this.#buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#buffer.slice(0, head))?.[1] ?? 0);
    if (this.#buffer.length < head + 4 + length) return;
    const status = Number(this.#buffer.slice(9, 12));
    this.#buffer = this.#buffer.slice(head + 4 + length);
    this.#waiting?.resolve(status);
    this.#waiting = null;
  }

  close(): void {
    this.#waiting = null;
    this.#socket.end();
  }
}
