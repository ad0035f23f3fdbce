/** Waits until `check` holds, asking every 5 ms; fails after `limitMs`. Returns the milliseconds it took. */
export async function until(check: () => boolean, limitMs = 3_000): Promise<number> {
  const start = performance.now();
  while (!check()) {
    if (performance.now() - start > limitMs) throw new Error(`not so within ${limitMs} ms: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - start;
}
