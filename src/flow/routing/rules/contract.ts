import { z } from 'zod';
import { deskRoles, done, endpoint, id, instant, withId } from '../../../platform/contract.ts';
import { channels } from '../../intake/channels.ts';

const editors = ['admin', 'manager', 'coordinator'] as const;
const words = (most: number) => z.array(z.string().trim().min(1, 'a word is needed').max(most)).max(50);
const order = z.enum(['expert_first', 'coordinator_first']);
const silence = z
  .number()
  .int('whole minutes')
  .min(1, 'at least one minute')
  .max(240, 'at most 240 minutes, four hours');

const ruleRow = z.object({
  id: z.string().min(1).max(60),
  words: words(60),
  channels: z.array(z.enum(channels)).max(10),
  sources: words(200),
  kinds: words(40),
  segments: z.array(z.enum(['A', 'B', 'C', 'D', 'P'])).max(5),
  needs: z.array(id).max(20, 'at most 20 skills'),
  teamId: id.nullable(),
  order: order.nullable(),
});

/** Order, minutes of silence (the first and the second time) and the table of rows. An empty list means any. */
export const rulesBody = z.object({
  order,
  silenceMinutes: z.tuple([silence, silence]),
  rows: z.array(ruleRow).max(200, 'at most 200 rules'),
});

const person = z.object({ id, name: z.string() });
const author = z.object({ name: z.string(), you: z.boolean() });
export const skillKind = z.enum(['product', 'industry', 'language', 'region']);

export const routing = endpoint({
  method: 'GET',
  path: '/api/o/:org/desks/:id/routing',
  tag: 'Routing',
  access: [...deskRoles, 'admin'],
  summary: 'Routing rules of a desk: in force, the draft, and all there ever were',
  params: withId,
  response: z.object({
    desk: z.object({ id, name: z.string(), teamId: id }),
    /** `id` is null while nothing was switched on: the defaults hold. */
    inForce: z.object({ id: id.nullable(), rules: rulesBody, since: instant.nullable() }),
    draft: z.object({ rules: rulesBody, changedAt: instant, by: author }).nullable(),
    /** What was switched on, the latest first. */
    history: z.array(
      z.object({
        id,
        rules: rulesBody,
        from: instant,
        until: instant.nullable(),
        by: author,
        note: z.string().nullable(),
      }),
    ),
    /** What a row may name. */
    skills: z.array(z.object({ id, kind: skillKind, name: z.string() })),
    teams: z.array(z.object({ id, name: z.string() })),
    /** Sources requests came from lately. */
    sources: z.array(z.string()),
    can: z.array(z.literal('edit')),
  }),
});

/** The draft's `changedAt` as last seen; null: there was none. */
const seen = instant.nullable();

export const saveRulesDraft = endpoint({
  method: 'PUT',
  path: '/api/o/:org/desks/:id/routing/draft',
  tag: 'Routing',
  access: editors,
  summary: 'Keep a draft of the rules; refused when somebody else changed it since `seen`',
  params: withId,
  body: z.object({ rules: rulesBody, seen }),
  response: z.object({ changedAt: instant }),
});

export const discardRulesDraft = endpoint({
  method: 'POST',
  path: '/api/o/:org/desks/:id/routing/discard',
  tag: 'Routing',
  access: editors,
  summary: 'Throw the draft of the rules away',
  params: withId,
  body: z.object({ seen: instant }),
  response: done,
});

export const switchOnRules = endpoint({
  method: 'POST',
  path: '/api/o/:org/desks/:id/routing/switch-on',
  tag: 'Routing',
  access: editors,
  summary: 'Put the draft in force from now on',
  params: withId,
  body: z.object({ seen: instant, note: z.string().trim().max(500).default('') }),
  response: z.object({
    id,
    /** What held before, to switch back to; null: the defaults. */
    before: id.nullable(),
  }),
});

export const switchBackRules = endpoint({
  method: 'POST',
  path: '/api/o/:org/desks/:id/routing/switch-back',
  tag: 'Routing',
  access: editors,
  summary: 'Put an earlier version in force again, as a new one; null for the defaults',
  params: withId,
  body: z.object({
    versionId: id.nullable(),
    /** What is in force as last seen; null: the defaults. */
    inForce: id.nullable(),
  }),
  response: z.object({ id }),
});

const need = z.object({
  skillId: id,
  name: z.string(),
  kind: skillKind,
  /** How it was recognised: `“valve”`, `written in German`, `rule 2`. */
  why: z.string(),
});

/** What the rules make of one request. */
const outcome = z.object({
  needs: z.array(need),
  /** null: nobody at all. */
  would: person.nullable(),
  /** In words, also why nobody. */
  why: z.string(),
  runnersUp: z.array(person.extend({ why: z.string() })),
  /** Who was passed over and why, those who fit best first. */
  skipped: z.array(person.extend({ why: z.string() })),
  /** Nobody who could have it knows any of what is needed. */
  unfitted: z.boolean(),
});

export const tryRules = endpoint({
  method: 'POST',
  path: '/api/o/:org/desks/:id/routing/try-out',
  tag: 'Routing',
  access: editors,
  summary:
    'Who would have got the requests of the last seven days by these rules, with duty as it was then; the newest 200',
  params: withId,
  body: z.object({ rules: rulesBody }),
  response: z.object({
    from: instant,
    until: instant,
    /** The newest first. */
    rows: z.array(
      outcome.extend({
        id,
        number: z.string(),
        /** Empty for who may not read what passes with contacts. */
        subject: z.string(),
        ask: z.string(),
        channel: z.enum(channels),
        receivedAt: instant,
        /** Who really got it first; null: nobody yet. */
        got: person.nullable(),
        changed: z.boolean(),
      }),
    ),
    /** Requests of these days beyond the newest 200. */
    more: z.number(),
    counts: z.object({ all: z.number(), changed: z.number(), unfitted: z.number(), nobody: z.number() }),
  }),
});

export const tryText = endpoint({
  method: 'POST',
  path: '/api/o/:org/desks/:id/routing/try-text',
  tag: 'Routing',
  access: editors,
  summary: 'Who would get these words by these rules, if they came in now',
  params: withId,
  body: z.object({
    rules: rulesBody,
    text: z.string().trim().min(1, 'some words are needed').max(10_000),
    channel: z.enum(channels),
    kind: z.string().max(40).default('lead'),
    source: z.string().max(200).nullable().default(null),
    segment: z.enum(['A', 'B', 'C', 'D', 'P']).nullable().default(null),
    /** IANA zone of the contact. */
    zone: z.string().max(60).nullable().default(null),
  }),
  response: outcome.extend({ rules: z.array(z.number()) }),
});
