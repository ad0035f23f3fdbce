import { targetInWords, targetLength } from '../../clock/target-words.ts';
import type { PromiseWords } from './promise-words.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const count = (n: number) => n.toLocaleString('en-GB');
const units = {
  day: ['day', 'days'],
  hour: ['hour', 'hours'],
  minute: ['minute', 'minutes'],
} as const;

const kinds: Readonly<Record<string, string>> = {
  C1: 'Enquiries are given to somebody',
  C2: 'Enquiries are called',
  C3: 'First personal answer',
  C4: 'Calls picked up',
  C5: 'Complete answer',
  C6: 'Quotes',
  C7: 'Writing down what was said',
  C8: 'Messages dealt with on the day',
  C9: 'Repair after a breakdown',
  'C9.plan': 'Plan after a breakdown',
  C10: 'Promises kept',
  C11: 'Next personal answer',
  C12: 'Planned contacts',
  C13: 'Follow-ups',
  C14: 'Help among colleagues',
  C15: 'Our next step',
  C16: 'Standards read',
  'C16.legend': 'Legends read',
  'C17.reply': 'Replies to feedback',
  'C17.decision': 'Decisions on feedback',
  C18: 'Everything else',
  C19: 'Reasons for misses',
  C20: 'Mail after hours',
};

const channels: Readonly<Record<string, string>> = {
  email: 'By e-mail',
  webform: 'By our web form',
  page: 'By their own page',
  phone: 'By phone',
  letter: 'By letter',
  walk_in: 'In person',
};

export const en: PromiseWords = {
  units,
  spans: units,
  title: (company) => `What ${company} promises, and what came of it`,
  otherLanguage: 'Deutsch',
  percent,
  count,
  target: targetInWords,
  kind: (kind) => kinds[kind] ?? kind,
  length: (ms) => targetLength('C3', ms),
  few: 'too few to show',
  none: 'nothing was due',
  unmeasured: 'we do not measure this one yet',
  period: (from, until) => `The last four complete weeks, ${from} to ${until}`,
  asOf: (when, place) => `Counted up to ${when} (${place}); this page is at most five minutes old.`,
  elapsed: (share, length, counted) =>
    `${share} within ${length} of asking, day or night${counted === null ? '' : ` (${counted})`}`,
  elapsedFew: (length) => `Within ${length} of asking, day or night: too few to show`,
  business: (share, counted) => `; in opening hours ${share} (${counted}).`,
  businessFew: '; in opening hours: too few to show.',
  counted: (met, of) => `${met} of ${of}`,
  typical: (span) => `The typical buyer waited ${span}`,
  typicalUnreached: 'The typical buyer had no answer yet',
  unanswered: (n) => (n === 0 ? '; nobody was left without an answer.' : `; ${n} had not been answered.`),
  pending: (n) =>
    n === 1 ? '1 more is open, with time left.' : `${count(n)} more are open, with time left.`,
  missed: (n) => (n === 0 ? 'None was missed.' : `${count(n)} missed.`),
  promises: 'Our promises',
  result: (share, counted) => `${share} (${counted})`,
  since: (date) => `in force since ${date}`,
  sinceEver: 'in force from the beginning',
  forSegment: (segment) => `For customers of group ${segment}`,
  changes: 'How it changed',
  loosened: (before, after, date) => `Loosened: changed from ${before} to ${after} on ${date}`,
  tightened: (before, after, date) => `Tightened: changed from ${before} to ${after} on ${date}`,
  switchedOff: (date) => `Loosened: switched off on ${date}`,
  switchedOn: (date) => `Tightened: switched on on ${date}`,
  goalChanged: (before, after, date) =>
    `What we aim for changed from ${before ?? 'nothing'} to ${after ?? 'nothing'} on ${date}`,
  reason: (text) => `: ${text}`,
  weeks: 'Week by week',
  weeksMeaning: (best, worst, of) =>
    of === 1
      ? `In the one week that can be shown ${best} had their answer in time by their own clock.`
      : `Of ${of} weeks that can be shown the best had ${best} in time by the buyer’s own clock, the worst ${worst}.`,
  weeksNone: 'No week has enough to show yet.',
  week: 'Week',
  weekOf: (date) => `from ${date}`,
  ownTime: 'Day or night',
  ourTime: 'In opening hours',
  targetColumn: 'Target',
  interval: (low, high) => `${low} to ${high}`,
  chart: 'Share answered in time, week by week. The numbers stand in the table below.',
  legend:
    'Full line with discs: day or night. Dashed with boxes: in opening hours. Dotted: nine in ten; four weeks above it, and a tighter target is proposed.',
  channels: 'By the way they asked (in opening hours)',
  channel: (channel) => channels[channel] ?? 'In other ways',
  notPublished: 'Not published',
  notPublishedText: 'Targets we hold ourselves to and do not show here:',
  notPublishedSince: (kind, date) => `${kind} (not shown since ${date})`,
  gaps: 'When it was not to be seen',
  noGaps: 'This page has never been hidden, and no target was taken off it.',
  hidden: (from, until) =>
    until === null ? `This page is hidden since ${from}` : `This page was hidden from ${from} to ${until}`,
  leftOut: (kind, from, until) =>
    until === null
      ? `“${kind}” is not shown since ${from}`
      : `“${kind}” was not shown from ${from} to ${until}`,
  rulesTitle: 'How we count',
  rules: [
    'Only a person’s answer counts; what a machine sends does not.',
    'Whoever has not been answered stays in, also after we have closed their request. Left out are only junk, duplicates, what was no request, what was sent by a machine, and what was taken back before it was due.',
    'Day or night: of all who asked, those who had a personal answer so soon by their own time, within the shortest target that held in the time shown. In opening hours: each against its own target, of those whose time is over.',
    'Fewer than ten are not shown. The range beside a share is its 95 % interval.',
    'Weeks can’t be left out; the page can be hidden as a whole only, and that stays to be seen here.',
  ],
  whole: 'All promises and results',
  absent: {
    title: 'There is no such page',
    text: 'No promise is published at this address.',
  },
  hiddenNow: (from) => `This page is hidden since ${from}`,
  scorecard: {
    title: (company, name) => `How ${company} answered ${name}`,
    lead: 'The last 13 weeks, and only what you asked.',
    own: (n) => (n === 1 ? 'One request counted.' : `${count(n)} requests counted.`),
    nothing: 'In the last 13 weeks nothing of yours came in that is counted.',
    kept: 'Promises we made to you',
    promised: (kept, of) => `${kept} of ${of} kept in time.`,
    noPromises: 'None was due in this time.',
    verdicts: 'What you said: did it move you forward?',
    verdict: (yes, partly, no) => `Yes ${count(yes)}, partly ${count(partly)}, no ${count(no)}.`,
    noVerdicts: 'You have not told us in this time.',
    ends: (date) => `This page is for you alone: whoever has its address can see it. It ends on ${date}.`,
    expired: 'This link has ended. Ask us for a new one: any mail to us will do.',
    unanswered: (n) =>
      n === 0
        ? '; nothing was left without an answer.'
        : n === 1
          ? '; 1 had not been answered.'
          : `; ${count(n)} had not been answered.`,
    typical: (span) => `Typically you waited ${span}`,
    typicalUnreached: 'Typically you have no answer yet',
    smallOwn: 'These are few, so each one weighs much: read the shares with care.',
  },
};
