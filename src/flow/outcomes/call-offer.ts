import { readNumber, type TelephoneNumber } from '../../channels/phone/read-number.ts';
import { isOffered, offeredTimes } from '../../core/outcome/offered-times.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Instant } from '../../core/time/instant.ts';
import { compiledHours } from '../../people/calendars/compiled-hours.ts';
import type { Context } from '../../platform/context.ts';
import type { Terms } from '../clocks/terms.ts';
import { zonesOf } from '../desk/calls/call-rules.ts';
import type { PageSubject } from './find-subject.ts';

/** When a contact can have themselves called. */
export interface CallOffer {
  /** The number we know, where it can be dialled. */
  readonly known: TelephoneNumber | null;
  /** The desk is open: somebody can call now (S2-20). */
  readonly now: boolean;
  /** Times within desk hours and their call window, in order. */
  readonly times: readonly Instant[];
  readonly deskZone: string;
  isOffered(at: Instant): boolean;
}

/** What can be offered to this contact now; a number without a country is one of the desk's. */
export async function callOffer(ctx: Context, terms: Terms, subject: PageSubject): Promise<CallOffer> {
  const { spec } = terms.deskAt(subject.deskId, ctx.now);
  const known = subject.phone === null ? null : readNumber(subject.phone, spec.zone);
  const zones = await zonesOf(subject.zone, known, spec.zone);
  const desk: Calendar = compiledHours(spec);
  const hours = desk.intersect(terms.callWindow(zones, ctx.now).all);
  return {
    known,
    now: desk.isOpen(ctx.now),
    times: offeredTimes(hours, ctx.now),
    deskZone: spec.zone,
    isOffered: (at) => isOffered(at, hours, ctx.now),
  };
}
