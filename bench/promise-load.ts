// A crowd on one page: so many requests a second, whether or not the ones before have been answered.
import { performance } from 'node:perf_hooks';
import { serveParent } from './child.ts';
import { quantile } from './load.ts';

const { url, perSecond } = JSON.parse(process.argv[2] ?? '{}') as { url: string; perSecond: number };
const TICK_MS = 20;

const times: number[] = [];
const open = new Set<Promise<void>>();
const began = performance.now();
let sent = 0;
let failed = 0;
const ticking = setInterval(() => {
  const due = ((performance.now() - began) / 1000) * perSecond;
  for (; sent < due; sent += 1) {
    const one: Promise<void> = ask().finally(() => open.delete(one));
    open.add(one);
  }
}, TICK_MS);

async function ask(): Promise<void> {
  const start = performance.now();
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    if (response.status === 200) times.push(performance.now() - start);
    else failed += 1;
  } catch {
    failed += 1;
  }
}

serveParent({ port: 0, path: '' }, async () => {
  clearInterval(ticking);
  await Promise.all(open);
  const rate = times.length / ((performance.now() - began) / 1000);
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  console.log(
    `crowd: ${times.length} pages, ${failed} failed, ${rate.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
  );
});
