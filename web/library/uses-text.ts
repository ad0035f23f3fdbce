import { serverNow } from '../server-clock.ts';
import { count } from '../ui/time-text.ts';

const DAY = 86_400_000;

/** `used 12 times, last 3 days ago`; empty before the first time. */
export function usesText(
  { uses, lastUsedAt }: { readonly uses: number; readonly lastUsedAt: string | null },
  now = serverNow(),
): string {
  if (uses === 0) return 'not used yet';
  const times = uses === 1 ? 'used once' : `used ${uses} times`;
  if (lastUsedAt === null) return times;
  const days = Math.floor((now - Date.parse(lastUsedAt)) / DAY);
  return `${times}${uses === 1 ? ',' : ', last'} ${days < 1 ? 'today' : `${count(days, 'day')} ago`}`;
}
