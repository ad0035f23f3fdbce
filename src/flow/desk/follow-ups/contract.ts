import { z } from 'zod';
import {
  deskRoles,
  done,
  endpoint,
  id,
  instant,
  ofOrganisation,
  serverTime,
  withId,
} from '../../../platform/contract.ts';
import { backlogFigures, followUpItem, followUpKind } from './shapes.ts';

const person = z.object({ id, name: z.string() });
const words = z.string().trim().min(2, 'say what is to be done').max(300);
const valueItem = z.string().trim().max(500);
const reason = z.string().trim().min(3, 'say why, in three letters or more').max(300);
/** Whether an open lead is left with nothing dated to be done, so that the person is asked for it. */
const asksNext = z.object({ ok: z.literal(true), asksNext: z.boolean() });

export const followUps = endpoint({
  method: 'GET',
  path: '/api/o/:org/follow-ups',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Dated work of one person or of your team: overdue by harm, the rest by its time',
  params: ofOrganisation,
  query: z.object({ whose: z.union([z.enum(['mine', 'team']), id]).default('mine') }),
  response: z.object({
    time: serverTime,
    /** Overdue first, ranked by harm; then the one due first in front. */
    items: z.array(followUpItem),
    /** How many are left out because the list is cut at 500. */
    more: z.number(),
    /** Open promises to contacts, the one due first in front. */
    promises: z.array(
      z.object({
        clockId: id,
        requestId: id,
        subject: z.string(),
        contact: z.string(),
        who: z.string().nullable(),
        owner: person.nullable(),
        dueAt: instant,
      }),
    ),
    /** Whose lists the reader may see. */
    people: z.array(person),
    /** To whom the reader may give some; empty where they may not. */
    receivers: z.array(person.extend({ onDuty: z.boolean() })),
    zone: z.string(),
  }),
});

export const backlog = endpoint({
  method: 'GET',
  path: '/api/o/:org/backlog',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'How much dated work each person has, what is overdue, and leads without a next action',
  params: ofOrganisation,
  response: z.object({
    time: serverTime,
    people: z.array(
      backlogFigures.extend({
        person,
        /** Overdue ones with a question of the contact's open. */
        withQuestion: z.number(),
        alarm: z.enum(['amber', 'red']).nullable(),
        mine: z.boolean(),
        can: z.array(z.enum(['share', 'call_for_help'])),
      }),
    ),
    limits: z.object({ amber: z.number(), red: z.number() }),
    /** Open leads without owner or without a dated next action; the newest 100 of `count`. */
    withoutNext: z.object({
      count: z.number(),
      items: z.array(
        z.object({
          id,
          number: z.string(),
          subject: z.string(),
          contact: z.string(),
          owner: person.nullable(),
          receivedAt: instant,
        }),
      ),
    }),
    can: z.array(z.enum(['set_limits'])),
  }),
});

export const planFollowUp = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/follow-ups',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Plan a dated action on a request, for yourself or its owner',
  params: withId,
  body: z.object({
    kind: followUpKind,
    text: words,
    dueAt: instant,
    valueItem: valueItem.nullable().default(null),
    askedByContact: z.boolean().default(false),
    /** For the owner of the request instead of yourself. */
    forOwner: z.boolean().default(false),
  }),
  response: z.object({ followUpId: id }),
});

export const changeFollowUp = endpoint({
  method: 'PUT',
  path: '/api/o/:org/follow-ups/:id',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Change what is to be done and what is in it for the contact; each attempt of a plan has its own',
  params: withId,
  body: z.object({ kind: followUpKind, text: words, valueItem: valueItem.nullable() }),
  response: done,
});

export const moveFollowUp = endpoint({
  method: 'POST',
  path: '/api/o/:org/follow-ups/:id/move',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Another date: asked for by the contact it is due then, put off by us it stays due when it was',
  params: withId,
  body: z.object({ dueAt: instant, askedByContact: z.boolean() }),
  response: z.object({ followUpId: id }),
});

export const completeFollowUp = endpoint({
  method: 'POST',
  path: '/api/o/:org/follow-ups/:id/done',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'It is done; an attempt of a plan needs what was in it for the contact',
  params: withId,
  body: z.object({ valueItem: valueItem.optional() }),
  response: asksNext,
});

export const cancelFollowUp = endpoint({
  method: 'POST',
  path: '/api/o/:org/follow-ups/:id/cancel',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Call it off, with a reason',
  params: withId,
  body: z.object({ reason }),
  response: asksNext,
});

export const reopenFollowUp = endpoint({
  method: 'POST',
  path: '/api/o/:org/follow-ups/:id/reopen',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Take back that it is done or called off; it is due when it was',
  params: withId,
  response: done,
});

export const shareFollowUps = endpoint({
  method: 'POST',
  path: '/api/o/:org/follow-ups/share',
  tag: 'Follow-ups',
  access: ['coordinator', 'manager'],
  summary: 'Give follow-ups to a colleague, or share them over those on duty; due times stay as they are',
  params: ofOrganisation,
  body: z.object({
    ids: z.array(id).min(1).max(500),
    /** null: those on duty, whoever has least first. */
    to: id.nullable(),
  }),
  response: z.object({ handed: z.array(z.object({ id, from: id, to: id })) }),
});

export const callForHelp = endpoint({
  method: 'POST',
  path: '/api/o/:org/backlog/call-for-help',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Ask the managers of your team to share out some of your follow-ups',
  params: ofOrganisation,
  response: z.object({ ok: z.literal(true), told: z.number() }),
});

export const saveBacklogLimits = endpoint({
  method: 'PUT',
  path: '/api/o/:org/backlog/limits',
  tag: 'Follow-ups',
  access: ['manager', 'admin'],
  summary: 'From how many overdue follow-ups on a backlog raises the amber and the red alarm',
  params: ofOrganisation,
  body: z.object({ amber: z.number().int().min(1).max(1_000), red: z.number().int().min(2).max(1_000) }),
  response: done,
});

export const startPlan = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/attempts',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Plan the attempts to reach a contact, or take up those that were stopped',
  params: withId,
  response: z.object({ steps: z.number() }),
});

export const stopPlan = endpoint({
  method: 'POST',
  path: '/api/o/:org/requests/:id/attempts/stop',
  tag: 'Follow-ups',
  access: deskRoles,
  summary: 'Cancel what is left of the attempts; answers with what was cancelled',
  params: withId,
  body: z.object({
    because: z.enum(['said_no', 'opted_out', 'reached', 'other']),
    words: z.string().trim().max(300).default(''),
  }),
  response: z.object({ ids: z.array(id) }),
});
