import { z } from 'zod';
import { valueTypes } from '../../core/reply/value-types.ts';
import { buyingStages } from '../../core/request/buying-stage.ts';
import { leadResults, lostReasons } from '../../core/request/lead-result.ts';
import { id, instant, serverTime } from '../../platform/contract.ts';
import { clockLine, clockView } from '../clocks/shapes.ts';
import { channels } from '../intake/channels.ts';
import { callView, mayCall } from './calls/shapes.ts';
import { ownMailView } from './confirm/shapes.ts';
import { sameAs } from './conversations/contract.ts';
import { followUpsOfRequest } from './follow-ups/shapes.ts';
import { helpView } from './help/shapes.ts';
import { senderView } from './mail-view/shapes.ts';
import { noteView } from './notes/contract.ts';
import { snoozeView, toldDate } from './snooze/contract.ts';

export const person = z.object({ id, name: z.string() });
/** Value group of a contact: A strategic, B core, C growth, D occasional, P prospect (DOMAIN 5.6). */
export const segment = z.enum(['A', 'B', 'C', 'D', 'P']);

export const contactView = z.object({
  id,
  name: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  zone: z.string().nullable(),
});

export const requestState = z.enum([
  'received',
  'assigned',
  'interim',
  'answered',
  'closed',
  'withdrawn',
  'merged',
  'not_a_request',
  'reopened',
]);
export const channel = z.enum(channels);

export const nowItem = z.object({
  id,
  subject: z.string(),
  /** The first open question in the buyer's words. */
  ask: z.string(),
  kind: z.string(),
  channel,
  state: requestState,
  contact: contactView,
  owner: person.nullable(),
  mine: z.boolean(),
  /** It came in while you are on call: yours to write to, though not to hold. */
  offered: z.boolean(),
  receivedAt: instant,
  /** Open clocks, the one due first in front. */
  clocks: z.array(clockView),
  mayCall,
  /** Out of the first groups until then. */
  snooze: snoozeView.nullable(),
  /** A reply has been sent that can be taken back until then. */
  replyHeldUntil: instant.nullable(),
  can: z.array(z.enum(['claim', 'accept', 'reply', 'call'])),
});

export const attachmentView = z.object({ id, name: z.string(), type: z.string(), bytes: z.number() });

export const messageView = z.object({
  id,
  direction: z.enum(['in', 'out']),
  channel,
  /** The staff member who wrote, the contact's name, or the automatic sender. */
  author: z.string(),
  at: instant,
  text: z.string(),
  quoted: z.string(),
  hasHtml: z.boolean(),
  attachments: z.array(attachmentView),
  /** R0-R4 for what we sent, null for what came in. */
  replyClass: z.enum(['R0', 'R1', 'R2', 'R3', 'R4']).nullable(),
  reason: z.string().nullable(),
  /** Inbound: the oldest one nobody has answered. */
  oldestUnanswered: z.boolean(),
  delivery: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'bounced']).nullable(),
  deliveryNote: z.string().nullable(),
  /** Inbound: a person said that it needs no reply, and why. */
  cleared: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** Typed in so much later than it came. */
  loggedLateMs: z.number().nullable(),
  /** Who sent it, as far as it could be checked. */
  sender: senderView.nullable(),
  /** From somebody's own mail client: what it settled. */
  ownMail: ownMailView.nullable(),
  /** Yours, and you can take it back until then. */
  heldUntil: instant.nullable(),
  can: z.array(z.enum(['clear', 'reopen'])),
});

export const questionView = z.object({
  id,
  text: z.string(),
  implied: z.boolean(),
  state: z.enum(['open', 'part', 'answered', 'closed']),
});

export const draftBody = z.object({
  text: z.string().max(200_000),
  answers: z.array(id).max(100),
  parts: z.array(id).max(100),
  interim: z.object({ who: z.string().max(120), by: instant.nullable() }).nullable(),
  /** It is the quote that was asked for. */
  quote: z.boolean().default(false),
  /** What it gives besides words (DOMAIN 5.9). */
  values: z.array(z.enum(valueTypes)).max(valueTypes.length).default([]),
  /** Versions of library items it carries. */
  assets: z.array(id).max(20).default([]),
  /** Files taken in for this draft. */
  files: z.array(id).max(20).default([]),
  /** What the contact gains from it, where they have asked for nothing. */
  gain: z.string().max(300).default(''),
  /** Its writer's signature goes below it. */
  signed: z.boolean().default(true),
});

/** Files and library items of a draft by name; one that is gone is left out. */
export const draftCarries = z.object({
  files: z.array(z.object({ id, name: z.string(), type: z.string(), bytes: z.number() })),
  assets: z.array(
    z.object({
      versionId: id,
      title: z.string(),
      valueType: z.enum(valueTypes),
      file: z.object({ name: z.string(), bytes: z.number() }).nullable(),
    }),
  ),
});

export const olderDraft = draftBody.extend({ savedAt: instant }).nullable();
/** `version` grows with each saving; `older`: what another window had written when this was saved over it. */
export const storedDraft = draftBody.extend({
  savedAt: instant,
  version: z.number(),
  older: olderDraft,
  carries: draftCarries,
});

const weighed = z.object({
  person,
  /** What they know of what is needed; levels from 1 to 5. */
  levels: z.array(z.object({ name: z.string(), level: z.number() })),
  openItems: z.number(),
  why: z.string(),
});

/** Why somebody got a request: what was needed, who comes next, who was skipped and why. */
export const decisionView = z.object({
  id,
  at: instant,
  /** null: nobody could be found. */
  person: person.nullable(),
  reason: z.string(),
  needs: z.array(z.object({ skillId: id, name: z.string(), kind: z.string(), why: z.string() })),
  chosen: weighed.nullable(),
  next: z.array(weighed),
  skipped: z.array(weighed),
});

export const requestView = z.object({
  time: serverTime,
  id,
  number: z.string(),
  subject: z.string(),
  kind: z.string(),
  /** Where the buyer stands in buying (DOMAIN 5.5). */
  stage: z.enum(buyingStages),
  /** What became of a lead, as somebody said; `because` with `lost`. */
  leadResult: z.object({ result: z.enum(leadResults), because: z.enum(lostReasons).nullable() }).nullable(),
  /** What the contact’s words say it is, as long as nobody has said so or otherwise. */
  suggestedKind: z.enum(['quote']).nullable(),
  channel,
  state: requestState,
  receivedAt: instant,
  loggedAt: instant,
  /** Who typed it in; null where it came by a channel. */
  enteredBy: z.string().nullable(),
  /** Typed in so much later than it came. */
  loggedLateMs: z.number().nullable(),
  /** The request it went into when it was merged. */
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  /** The request it was taken out of, being about another matter, and those taken out of it. */
  splitFrom: z.object({ id, number: z.string() }).nullable(),
  splitInto: z.array(z.object({ id, number: z.string() })),
  /** Out of the first groups until shortly before a time the contact was told. */
  snooze: snoozeView.nullable(),
  /** Times one can be reminded at, the next in front. */
  toldDates: z.array(toldDate),
  contact: contactView.extend({
    segment: segment.nullable(),
    localTime: z.string().nullable(),
    /** Pages of our site they saw, with their consent, newest first. */
    pages: z.array(z.object({ url: z.string(), title: z.string(), at: instant })),
    /** Contacts that were found to be the same person. */
    sameAs: z.array(sameAs),
    earlierRequests: z.array(z.object({ id, subject: z.string(), receivedAt: instant, state: requestState })),
  }),
  owner: person.nullable(),
  assignments: z.array(
    z.object({
      person,
      from: instant,
      until: instant.nullable(),
      state: z.string(),
      reason: z.string(),
      /** The first sign that they have it: accepted, claimed, began to write, called, wrote. */
      touched: z.object({ at: instant, how: z.string() }).nullable(),
      /** How long they had held it each time they were noted as silent. */
      silentAfterMs: z.array(z.number()),
    }),
  ),
  /** Its way through the house (M-16): the desk's own holding before the first is none, nor is a pull-in (R21). */
  handOffs: z.object({
    handOffs: z.number(),
    pullIns: z.number(),
    /** Taken back from a silent holder; each is a hand-off too. */
    takenBack: z.number(),
    /** Working time with each holder in turn; nobody while it waited for one. */
    byHolder: z.array(z.object({ person: person.nullable(), spentMs: z.number() })),
  }),
  /** Words among colleagues: never sent. */
  notes: z.array(noteView),
  help: z.array(helpView),
  /** How each choice of an owner came about, oldest first. */
  decisions: z.array(decisionView),
  /** Open ones, the one due first in front. */
  promises: z.array(z.object({ clockId: id, who: z.string().nullable(), toldAt: instant, dueAt: instant })),
  /** Dated work and the attempts to reach the contact. */
  followUps: followUpsOfRequest,
  questions: z.array(questionView),
  clocks: z.array(clockView.extend({ story: z.array(clockLine) })),
  messages: z.array(messageView),
  /** Oldest first. */
  calls: z.array(callView),
  mayCall,
  automaticMessages: z.number(),
  draft: storedDraft.nullable(),
  /** What stands below your mails. */
  signature: z.string(),
  can: z.array(
    z.enum([
      'claim',
      'accept',
      'reply',
      'dismiss',
      'restore',
      'hand_over',
      'pull_in',
      'close',
      'reopen',
      'merge',
      'enter',
      'edit',
      'split',
      'unmerge',
      'snooze',
      'block',
    ]),
  ),
});
