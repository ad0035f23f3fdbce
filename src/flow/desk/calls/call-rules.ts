import { sql } from 'kysely';
import type { z } from 'zod';
import { readNumber, type TelephoneNumber } from '../../../channels/phone/read-number.ts';
import { zonesOfNumber } from '../../../channels/phone/zones-of-number.ts';
import { type CallVerdict, callVerdict, isAskedTime } from '../../../core/calls/call-window.ts';
import { HOUR, type Instant, toIso } from '../../../core/time/instant.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { isZone } from '../../../core/time/zone-clock.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { Terms } from '../../clocks/terms.ts';
import type { mayCall } from './shapes.ts';

/** Somebody who could be called about a request. */
export interface Callee {
  readonly requestId: string;
  readonly deskId: string;
  readonly contactId: string;
  readonly phone: string | null;
  readonly zone: string | null;
}

/** All that stands for and against a call at this moment. */
export interface CallQuestion {
  readonly number: TelephoneNumber | null;
  /** Why there is no number to dial. */
  readonly numberReason: string | null;
  readonly zones: readonly string[];
  readonly window: CallVerdict;
  /** The caller's own call that is not over yet. */
  readonly open: OpenCall | null;
}

interface OpenCall {
  readonly id: string;
  readonly requestId: string;
  readonly name: string;
  readonly startedAt: Instant;
  readonly isTalking: boolean;
}

interface Known {
  home: string;
  open: OpenCall | null;
  asked: { requestId: string; dueAt: Instant }[];
  wrong: { contactId: string; number: string }[];
}

export interface CallRules {
  /** Throws never; what speaks against a call stands in the answer. */
  question(callee: Callee): Promise<CallQuestion>;
  /** `mayAct`: the reader may call contacts at all (DOMAIN 2.6). */
  mayCall(callee: Callee, mayAct: boolean): Promise<z.input<typeof mayCall>>;
}

/** What decides whether the acting member may call these contacts now: one query for all of them. */
export async function loadCallRules(
  ctx: Context,
  terms: Terms,
  about: readonly Pick<Callee, 'requestId' | 'contactId'>[],
): Promise<CallRules> {
  const known = await load(ctx, about);
  const question = async (callee: Callee): Promise<CallQuestion> => {
    const number = callee.phone === null ? null : readNumber(callee.phone, known.home);
    const here = terms.deskAt(callee.deskId, ctx.now).spec.zone;
    const zones = await zonesOf(callee.zone, number, here);
    const times = known.asked.filter((one) => one.requestId === callee.requestId).map(({ dueAt }) => dueAt);
    const asked = isAskedTime(ctx.now, times);
    const window = callVerdict(ctx.now, terms.callWindow(zones, ctx.now), here, asked);
    return { number, numberReason: numberReason(callee, number, known), zones, window, open: known.open };
  };
  return {
    question,
    mayCall: async (callee, mayAct) => {
      const view = viewed(await question(callee), known.home);
      return mayAct ? view : { ...view, ...notTheirs };
    },
  };
}

/** Where they said they are, else where their number is from, else where we are (DOMAIN 5.2). */
export async function zonesOf(
  zone: string | null,
  number: TelephoneNumber | null,
  here: string,
): Promise<readonly string[]> {
  if (zone !== null && isZone(zone)) return [zone];
  const zones = number ? await zonesOfNumber(number.number) : [];
  return zones.length > 0 ? zones : [here];
}

function numberReason(callee: Callee, number: TelephoneNumber | null, { wrong }: Known): string | null {
  if (callee.phone === null || callee.phone.trim() === '') return 'no phone number is known: ask for one';
  if (!number) return `“${callee.phone}” can’t be dialled: put the number right`;
  const isWrong = wrong.some((one) => one.contactId === callee.contactId && one.number === number.number);
  return isWrong ? `${number.shown} was a wrong number: get the right one` : null;
}

function viewed(
  { number, numberReason, zones, window, open }: CallQuestion,
  home: string,
): z.input<typeof mayCall> {
  const busy = open && openReason(open, home);
  const text = (at: Instant | null) => (at === null ? null : toIso(at));
  return {
    allowed: numberReason === null && busy === null && window.allowed,
    reason: numberReason ?? busy ?? window.reason,
    from: text(window.from),
    until: text(window.until),
    needsAsking: numberReason === null && busy === null && !window.allowed,
    numberKnown: numberReason === null,
    number: number?.shown ?? null,
    zone: zones.length === 1 ? (zones[0] ?? null) : null,
  };
}

const notTheirs = { allowed: false, reason: 'your roles do not call contacts', needsAsking: false };

/** Which call of the member's own comes first. */
export function openReason({ name, startedAt, isTalking }: OpenCall, zone: string): string {
  return isTalking
    ? `you are on the phone with ${name}: end that call first`
    : `say first how your call to ${name} at ${localTime(startedAt, zone)} went`;
}

async function load(ctx: Context, about: readonly Pick<Callee, 'requestId' | 'contactId'>[]): Promise<Known> {
  const requestIds = about.map(({ requestId }) => requestId);
  const contactIds = [...new Set(about.map(({ contactId }) => contactId))];
  const [from, to] = [toIso(ctx.now - HOUR), toIso(ctx.now + HOUR)];
  const { rows } = await sql<Known>`
    select o.zone as home,
      (select json_build_object('id', k.id, 'requestId', k.request_id, 'name', c.name,
          'startedAt', extract(epoch from k.started_at) * 1000, 'isTalking', k.connected_at is not null)
        from call k join contact c on c.org_id = ${ctx.orgId} and c.id = k.contact_id
        where k.org_id = ${ctx.orgId} and k.user_id = ${actingUser(ctx)} and k.ended_at is null
        order by k.started_at desc limit 1) as open,
      (select coalesce(json_agg(json_build_object('requestId', f.request_id, 'dueAt', extract(epoch from f.due_at) * 1000)), '[]')
        from follow_up f where f.org_id = ${ctx.orgId} and f.request_id = any(${requestIds}::uuid[]) and f.state = 'planned'
          and f.kind = 'call' and f.asked_by_contact
          and f.due_at between ${from}::timestamptz and ${to}::timestamptz) as asked,
      (select coalesce(json_agg(json_build_object('contactId', k.contact_id, 'number', k.number)), '[]')
        from call k where k.org_id = ${ctx.orgId} and k.contact_id = any(${contactIds}::uuid[])
          and k.outcome = 'wrong_number') as wrong
    from organisation o where o.id = ${ctx.orgId}`.execute(ctx.db);
  const [known] = rows;
  if (!known) throw new Error(`organisation ${ctx.orgId} is gone`);
  return known;
}
