import { describe, expect, it } from 'vitest';
import { type ClockView, clockFace, storyText } from './clock-text.ts';

const zone = 'Europe/Berlin';
const asOf = Date.parse('2026-03-10T09:00:00Z');
const minute = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

function clock(given: Partial<ClockView> = {}): ClockView {
  return {
    id: '0195a0c2-0000-7000-8000-000000000001',
    kind: 'c3',
    title: 'First response',
    state: 'running',
    startedAt: iso(asOf - 9 * minute),
    dueAt: iso(asOf + 21 * minute),
    goalAt: null,
    endedAt: null,
    breachedAt: null,
    opensAt: null,
    changesAt: iso(asOf + 8 * 60 * minute),
    ticking: true,
    targetMs: 30 * minute,
    leftMs: 21 * minute,
    spentMs: 9 * minute,
    elapsedMs: 9 * minute,
    reason: null,
    ...given,
  };
}

const text = (given: Partial<ClockView>, sinceMs = 0) => {
  const face = clockFace(clock(given), asOf, asOf + sinceMs, zone);
  const parts = face.digitsFirst ? [face.digits, face.word] : [face.word, face.digits];
  return `${face.look}: ${parts.filter(Boolean).join(' ')}`;
};

describe('clockFace', () => {
  it.each<[string, Partial<ClockView>, number, string]>([
    ['running', {}, 0, 'running: 21:00 left'],
    ['ticks', {}, 4000, 'running: 20:56 left'],
    ['just half is not yet near', { leftMs: 15 * minute }, 0, 'running: 15:00 left'],
    ['near past half', {}, 6 * minute + 1, 'near: 15:00 left'],
    ['last call past four fifths', {}, 15 * minute + 1000, 'last-call: 5:59 left'],
    ['met at its very instant', { leftMs: 0 }, 0, 'last-call: 0:00 left'],
    ['late a moment after', {}, 21 * minute + 1000, 'late: late 0:01'],
    ['late counts up', { state: 'late', leftMs: -252_000 }, 1000, 'late: late 4:13'],
    [
      'late stands still after closing',
      { state: 'late', leftMs: -252_000, ticking: false },
      5000,
      'late: late 4:12',
    ],
    [
      'waiting',
      { state: 'waiting', ticking: false, opensAt: '2026-03-16T08:00:00Z' },
      0,
      'waiting: opens Mon 09:00',
    ],
    ['met', { state: 'met', spentMs: 482_000, endedAt: iso(asOf) }, 9000, 'met: 8:02'],
    [
      'missed',
      { state: 'missed', leftMs: -61_000, endedAt: iso(asOf), ticking: false },
      9000,
      'missed: late 1:01',
    ],
    ['paused', { state: 'paused', ticking: false }, 9000, 'paused: buyer’s turn'],
    ['void', { state: 'void', ticking: false, reason: 'spam' }, 0, 'void: spam'],
    ['above an hour', { leftMs: 125 * minute, targetMs: 300 * minute }, 0, 'near: 2 h 05 left'],
  ])('%s', (_name, given, since, expected) => expect(text(given, since)).toBe(expected));

  it('stops ticking at the next change, while the buyer waits on', () => {
    const face = clockFace(clock({ changesAt: iso(asOf + minute) }), asOf, asOf + 5 * minute, zone);
    expect(face.digits).toBe('20:00');
    expect(face.buyer).toBe('14 min');
  });

  it('says everything as one sentence', () => {
    const face = clockFace(clock({ elapsedMs: 26 * minute }), asOf, asOf, zone);
    expect(face.sentence).toBe('First response: 21:00 left, 26 min for the buyer');
  });
});

it('storyText names time, fact, effect, rule and reason', () => {
  const story = [
    {
      at: iso(asOf - 9 * minute),
      fact: 'request.received',
      effect: 'started' as const,
      rule: 'receipt of the request',
      reason: '',
      businessMs: 0,
      dueAt: iso(asOf + 21 * minute),
    },
    {
      at: iso(asOf),
      fact: 'Reply sent by Ada',
      effect: 'did_not_stop' as const,
      rule: 'answers-a-question',
      reason: 'answers 0 of 2',
      businessMs: 9 * minute,
      dueAt: null,
    },
  ];
  expect(storyText(clock(), story, zone)).toBe(
    'First response, due Tue 10 Mar 2026, 10:21:00\n' +
      'Tue 10 Mar 2026, 09:51:00  [0:00]  The enquiry came in: started the clock, receipt of the request, due Tue 10 Mar 2026, 10:21:00\n' +
      'Tue 10 Mar 2026, 10:00:00  [9:00]  Reply sent by Ada: did not stop the clock, answers-a-question (answers 0 of 2)',
  );
});
