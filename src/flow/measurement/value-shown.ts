import type { z } from 'zod';
import type { ValueAccount } from '../../core/measure/value-account.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { valueView } from './shapes.ts';

/** An account as the API gives it. */
export function valueShown(account: ValueAccount): z.input<typeof valueView> {
  const { receivedAt, firstResponseAt, firstValueAt, judgedAt, creditedTo: _person, ...rest } = account;
  const told = (at: Instant | null) => (at === null ? null : toIso(at));
  return {
    ...rest,
    receivedAt: told(receivedAt),
    firstResponseAt: told(firstResponseAt),
    firstValueAt: told(firstValueAt),
    judgedAt: told(judgedAt),
  };
}
