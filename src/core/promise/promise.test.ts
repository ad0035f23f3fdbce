import { describe, expect, it } from 'vitest';
import { clockCodes } from '../clock/clock-kind.ts';
import { figuresOf } from '../measure/figures-of.ts';
import { Tally } from '../measure/tally.ts';
import { wilson } from '../measure/wilson.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import { changeText } from './change-text.ts';
import { headlineText } from './headline-text.ts';
import { gapsOf, type PageVersion, pageState } from './page-versions.ts';
import type { Headline } from './promise-board.ts';
import { publicShare, publicWait, publicWithin } from './public-share.ts';
import { strictestIn, targetLine } from './target-line.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';

/** Elapsed times of answers in minutes, with those still open and those never answered. */
function times(answered: readonly number[], open: readonly number[] = [], never = 0) {
  const tally = new Tally();
  for (const minutes of answered) tally.times('elapsed').add(minutes * MINUTE);
  for (const minutes of open) tally.addOpen('elapsed', minutes * MINUTE);
  tally.addCount(0, 'never', never);
  return figuresOf(tally, 0).response.elapsed;
}

/** The elapsed minutes of fixture F1. */
const f1 = times([2, 3, 4, 4, 6, 788, 11, 14, 18, 21, 26, 29, 34, 47, 75, 1090], [3340, 3310, 6420], 1);
const headline: Headline = {
  targetMs: 30 * MINUTE,
  elapsed: publicWithin(f1, 30 * MINUTE),
  business: publicShare(wilson(12, 19)),
  typicalWait: publicWait(f1),
  unanswered: publicShare(wilson(3, 19)),
  pending: 1,
  weeks: [],
  channels: [],
};

describe('the headline', () => {
  it('leads with the buyer’s time, in the words of R34', () => {
    const [elapsed, business, wait] = headlineText(headline, en);
    expect(`${elapsed}${business} ${wait}`).toBe(
      '55.0 % within 30 minutes of asking, day or night (11 of 20); in opening hours 63.2 % (12 of 19). The typical buyer waited 26 minutes; 3 had not been answered.',
    );
    expect(headlineText(headline, de).join('|')).toBe(
      '55,0 % innerhalb von 30 Minuten nach der Frage, Tag und Nacht (11 von 20)|; in der Öffnungszeit 63,2 % (12 von 19).|Typisch war eine Wartezeit von 26 Minuten; 3 waren noch nicht beantwortet.',
    );
  });

  it('says nothing of fewer than ten, and nothing of nobody', () => {
    expect([
      publicShare(wilson(9, 9)).shown,
      publicShare(wilson(9, 10)).shown,
      publicShare(null).shown,
    ]).toEqual(['few', 'share', 'none']);
    const nine = times([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([publicWithin(nine, MINUTE), publicWait(nine)]).toEqual([{ shown: 'few' }, { shown: 'few' }]);
    const few = {
      ...headline,
      elapsed: publicWithin(nine, 30 * MINUTE),
      business: publicShare(wilson(1, 9)),
    };
    expect(headlineText({ ...few, typicalWait: publicWait(nine) }, en)).toEqual([
      'Within 30 minutes of asking, day or night: too few to show',
      '; in opening hours: too few to show.',
      '',
    ]);
  });

  it('gives no count where somebody was lost sight of before the target', () => {
    const within = publicWithin(times([1, 2, 3, 40, 50, 60, 70, 80, 90], [2.5]), 30 * MINUTE);
    // 1 - (9/10)(8/9)(6/7)
    expect(within).toMatchObject({ shown: 'share', met: null, of: 10 });
    expect(within.shown === 'share' && within.share).toBeCloseTo(1 - 24 / 35, 12);
  });

  it('says that the typical buyer has no answer where more than half wait', () => {
    expect(publicWait(times([1, 2, 3], [], 8))).toEqual({ shown: 'unreached' });
  });
});

const version = (at: number, published: boolean, kinds: string[], reason = ''): PageVersion => ({
  at,
  published,
  kinds,
  reason,
});

describe('gaps', () => {
  it('stand from the first publication on, with reason, for the page and for each target', () => {
    const versions = [
      version(1, true, ['C3', 'C6']),
      version(2, true, ['C3'], 'no quotes now'),
      version(3, false, ['C3'], 'we move'),
      version(4, true, ['C3', 'C6']),
      version(5, true, ['C3', 'C6', 'C2']),
    ];
    expect(gapsOf(versions)).toEqual([
      { kind: null, from: 3, until: 4, reason: 'we move' },
      { kind: 'C6', from: 2, until: 4, reason: 'no quotes now' },
    ]);
    expect(gapsOf(versions.slice(0, 3))).toEqual([
      { kind: null, from: 3, until: null, reason: 'we move' },
      { kind: 'C6', from: 2, until: null, reason: 'no quotes now' },
    ]);
    expect([0, 1, 3].map((n) => pageState(versions.slice(0, n)))).toEqual(['never', 'published', 'hidden']);
  });
});

describe('changes of a target', () => {
  const terms = (id: string, validFrom: number, targetMs: number, more = {}) => ({
    id,
    validFrom,
    decidedAt: validFrom,
    runs: true,
    targetMs,
    goalMs: null,
    deskId: null,
    segment: null,
    reason: null,
    ...more,
  });

  it('show old and new value and date, looser and tighter, and why where that was written for all to read', () => {
    const line = targetLine(
      [
        terms('a', 0, 30 * MINUTE),
        terms('b', 10, HOUR, { reason: 'two people fewer' }),
        terms('c', 20, 20 * MINUTE, { reason: 'Danni does it anyway' }),
        terms('d', 15, 5 * MINUTE, { segment: 'A' }),
        terms('e', 99, MINUTE),
      ],
      null,
      50,
    );
    expect(line?.current.id).toBe('c');
    expect(line?.changes.map((change) => changeText(change, `day ${change.at}`, en))).toEqual([
      'Tightened: changed from 1 hour to 20 minutes on day 20',
      'Loosened: changed from 30 minutes to 1 hour on day 10: two people fewer',
    ]);
  });

  it('leave the past of a loosened target under the shorter one', () => {
    const versions = [
      terms('a', 0, 30 * MINUTE),
      terms('b', 10, HOUR),
      terms('c', 20, 0, { runs: false, targetMs: null }),
      terms('d', 30, 20 * MINUTE),
    ];
    const strictest = [
      [0, 10],
      [5, 15],
      [10, 20],
      [20, 30],
      [15, 31],
    ].map(([from = 0, until = 0]) => strictestIn(versions, from, until));
    expect(strictest).toEqual([30 * MINUTE, 30 * MINUTE, HOUR, null, 20 * MINUTE]);
  });

  it('name a clock that was switched off, and a goal that moved', () => {
    const line = targetLine(
      [terms('a', 0, HOUR), terms('b', 1, HOUR, { goalMs: 5 * MINUTE }), terms('c', 2, 0, { runs: false })],
      null,
      9,
    );
    expect(line?.changes.map((change) => changeText(change, 'D', de))).toEqual([
      'Gelockert: am D abgeschaltet',
      'Was wir anstreben, änderte sich am D von nichts auf 5 Minuten',
    ]);
  });
});

it('every target has a name in both languages, and a German sentence of its own', () => {
  for (const code of clockCodes)
    for (const words of [en, de]) expect([code, words.kind(code)]).not.toEqual([code, code]);
  const terms = { runs: true, targetMs: 30 * MINUTE, goalMs: 5 * MINUTE };
  expect(de.target('C3', terms)).toBe(
    'Ein Mensch antwortet innerhalb von 30 Minuten der Öffnungszeit; wir streben 5 Minuten an.',
  );
  expect(de.target('C15', { runs: true, targetMs: 24 * HOUR, goalMs: null })).toBe(
    'Sind wir am Zug, tun wir innerhalb von einem Arbeitstag den nächsten Schritt, der weiterhilft.',
  );
});
