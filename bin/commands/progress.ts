import type { Watch } from '../../src/audit/audit-source.ts';

/** Told again after so many milliseconds: on a terminal in place, elsewhere a line each. */
const EVERY = { terminal: 500, elsewhere: 5_000 };

/** Tells how much has been done and how fast, apart from the answer. Short runs tell nothing. */
export function progress(out: NodeJS.WriteStream, quiet: boolean): { watch: Watch; end(): void } {
  const isTerminal = out.isTTY === true;
  const every = isTerminal ? EVERY.terminal : EVERY.elsewhere;
  let began = performance.now();
  let lastAt = began;
  let last = '';
  let shown = false;
  const watch: Watch = (count, what) => {
    const now = performance.now();
    if (what !== last) [began, last] = [now, what];
    if (quiet || now - lastAt < every) return;
    lastAt = now;
    shown = true;
    const rate = Math.round((count / Math.max(now - began, 1)) * 1000);
    const text = `${count.toLocaleString('en')} ${what}, ${rate.toLocaleString('en')} a second`;
    out.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`);
  };
  return { watch, end: () => void (shown && isTerminal && out.write('\r\x1b[K')) };
}
