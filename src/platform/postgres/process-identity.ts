import { readFileSync } from 'node:fs';

/**
 * Names a living process so that a later one with the same number is not taken for it: `pid:start time`.
 * Undefined when there is no such process (a zombie counts as dead).
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return process.platform === 'linux' ? linuxIdentity(pid) : `${pid}:`;
}

function linuxIdentity(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return `${pid}:`; // /proc may hide other users' processes
  }
  // proc(5): the second field is the name in brackets and may hold anything; state is field 3, start time field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : `${pid}:${fields[19]}`;
}

/** True while the process that `processIdentity` named still lives. */
export function isAlive(identity: string): boolean {
  const [pid = '', start = ''] = identity.split(':');
  const current = processIdentity(Number(pid));
  return current !== undefined && (start === '' || current === `${pid}:` || current === identity);
}
