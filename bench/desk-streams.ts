import { performance } from 'node:perf_hooks';

/** Many open live streams of one organisation. */
export interface Streams extends AsyncDisposable {
  /** The moment at which the last of them has heard of a request. */
  allHeard(requestId: string): Promise<number>;
}

interface Waiting {
  readonly heard: Set<number>;
  readonly resolve: (at: number) => void;
  done: Promise<number>;
}

/** Opens so many streams and waits until each has said its first word. */
export async function openStreams(url: string, cookie: string, many: number): Promise<Streams> {
  const stop = new AbortController();
  const waits = new Map<string, Waiting>();
  const wait = (id: string): Waiting => {
    const known = waits.get(id);
    if (known) return known;
    let resolve: (at: number) => void = () => undefined;
    const done = new Promise<number>((settle) => {
      resolve = settle;
    });
    const made = { heard: new Set<number>(), resolve, done };
    waits.set(id, made);
    return made;
  };
  const hear = (stream: number, line: string) => {
    if (!line.startsWith('data: ')) return;
    const { requestIds } = JSON.parse(line.slice(6)) as { requestIds: string[] };
    for (const id of requestIds) {
      const one = wait(id);
      one.heard.add(stream);
      if (one.heard.size === many) one.resolve(performance.now());
    }
  };
  const open = async (stream: number): Promise<void> => {
    const response = await fetch(url, { headers: { cookie }, signal: stop.signal });
    if (!response.body || response.status !== 200) throw new Error(`the stream answered ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    void read(reader, (line) => hear(stream, line));
  };
  for (let n = 0; n < many; n += 25)
    await Promise.all(Array.from({ length: Math.min(25, many - n) }, (_, k) => open(n + k)));
  return {
    allHeard: (id) => wait(id).done,
    [Symbol.asyncDispose]: async () => stop.abort(),
  };
}

async function read(
  reader: ReadableStreamDefaultReader<string>,
  hear: (line: string) => void,
): Promise<void> {
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    }
  } catch {
    // Closed by us.
  }
}
