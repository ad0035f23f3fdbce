import type { z } from 'zod';
import type { Need } from '../../core/routing/needs-of.ts';
import {
  type UrgentCandidate,
  type UrgentOnCall,
  urgentContacts,
} from '../../core/routing/urgent-contacts.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { compiledHours } from '../calendars/compiled-hours.ts';
import { answersContacts, type Duty, teamDuty } from '../duty.ts';
import { mainDesk } from '../main-desk.ts';
import { onCallOrder } from '../on-call.ts';
import type { urgentContact } from './contract.ts';
import { emails } from './emails.ts';
import { type KnownSkills, knownSkills, type Topic, topicNeeds } from './knowledge.ts';

type Answer = z.input<typeof urgentContact.response>;

const purposes = {
  recovery: 'recovery duty',
  off_hours: 'off hours',
  executive: 'executive on call',
} as const;

/** Whom to ask in urgent times (S4-31); at least one person. Throws DomainError `not_found` for a strange contact. */
export async function urgentView(ctx: Context, topic: Topic): Promise<Answer> {
  const { spec } = await mainDesk(ctx);
  const known = await knownSkills(ctx);
  const needs = await topicNeeds(ctx, known, topic);
  const duty = await teamDuty(ctx, null, spec);
  const people = duty.map((member) => candidate(member, needs, known));
  const contacts = urgentContacts(people, await called(ctx), ctx.now);
  const members = new Map(duty.map((member) => [member.userId, member]));
  const addresses = await emails(ctx);
  return {
    zone: spec.zone,
    now: toIso(ctx.now),
    open: compiledHours(spec).isOpen(ctx.now),
    needs: needs.map(({ skillId, name, kind, why }) => ({ id: skillId, name, kind, why })),
    people: contacts.map(({ userId, place, from, until, why }) => ({
      id: userId,
      name: members.get(userId)?.name ?? '',
      phone: members.get(userId)?.phone ?? null,
      email: addresses.get(userId) ?? '',
      place,
      from: toIso(from),
      until: until === null ? null : toIso(until),
      why,
    })),
  };
}

function candidate(member: Duty, needs: readonly Need[], { levels }: KnownSkills): UrgentCandidate {
  const own = levels.get(member.userId);
  const fitting = needs
    .map(({ skillId, name }) => ({ name, level: own?.get(skillId) ?? 0 }))
    .filter(({ level }) => level > 0)
    .toSorted((a, b) => b.level - a.level);
  return {
    userId: member.userId,
    name: member.name,
    roles: member.roles,
    levels: fitting.map(({ level }) => level),
    knows: fitting.map(({ name, level }) => `${name} ${level}`).join(', '),
    answers: answersContacts(member.roles),
    onDutyUntil: member.onDutyUntil,
    nextOnDuty: member.nextOnDuty,
    openItems: member.openItems,
  };
}

/** Everybody on call: recovery first, then off hours, then the executives; each rota's backups behind its turn. */
async function called(ctx: Context): Promise<UrgentOnCall[]> {
  const all: UrgentOnCall[] = [];
  for (const purpose of ['recovery', 'off_hours', 'executive'] as const)
    for (const { userId, until, why } of await onCallOrder(ctx, purpose))
      all.push({ userId, until, why: `${purposes[purpose]}, ${why}` });
  return all;
}
