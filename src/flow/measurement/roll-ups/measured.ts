import { addWaits } from '../../../core/measure/add-waits.ts';
import type { MeasuredItem } from '../../../core/measure/measured-item.ts';
import { type Part, partsOf, type StillOpen, stillOpen } from '../../../core/measure/parts-of.ts';
import type { Tally } from '../../../core/measure/tally.ts';
import type { Calendar } from '../../../core/time/calendar.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** A request as it is measured: what it adds, where it is counted, and what of it waits on. */
export interface Measured {
  readonly requestId: string;
  readonly receivedAt: Instant;
  readonly slices: readonly string[];
  readonly parts: readonly Part[];
  readonly open: StillOpen;
}

/** What a request adds as of an instant. */
export function measuredOf(item: MeasuredItem, slices: readonly string[], asOf: Instant): Measured {
  return {
    requestId: item.id,
    receivedAt: item.receivedAt,
    slices,
    parts: partsOf(item, asOf),
    open: stillOpen(item, asOf),
  };
}

export const ALL = 'all';

/** The slices a part of a request is counted in: all, those of the request, and its person. */
export function slicesOf({ slices }: Pick<Measured, 'slices'>, { personId }: Part): string[] {
  return personId === null ? [ALL, ...slices] : [ALL, ...slices, `person:${personId}`];
}

/** Adds how long what is open has waited by now, in the desk's time and in the contact's. */
export function addOpen(
  tally: Tally,
  { receivedAt, open }: Pick<Measured, 'receivedAt' | 'open'>,
  calendar: Calendar,
  asOf: Instant,
): void {
  if (asOf < receivedAt) return;
  addWaits(tally, open, { businessMs: calendar.between(receivedAt, asOf), elapsedMs: asOf - receivedAt });
}
