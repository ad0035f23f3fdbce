import { describe, expect, test } from 'vitest';
import { notificationKinds } from '../../flow/desk/contract.ts';
import { DomainError } from '../domain-error.ts';
import { fromIso } from '../time/instant.ts';
import { checkQuiet } from './check-choice.ts';
import { defaultChoice, noticeGroup, readChoice } from './notice-choice.ts';
import { waysOf } from './ways-of.ts';

const at = fromIso('2026-12-02T08:30:00Z');
const morning = fromIso('2026-12-02T13:00:00Z');
const moment = { at, zone: 'America/Chicago', isRecovery: false };
const asleep = { ...defaultChoice, quiet: { from: '20:00', to: '07:00', days: [2] } };

describe('the ways of a notice', () => {
  test('by default: push for what is urgent, mail for what nobody else may see', () => {
    const ways = notificationKinds.map((kind) => [
      kind,
      waysOf(kind, defaultChoice, moment)
        .map(({ way }) => way)
        .join(' '),
    ]);
    expect(ways).toEqual([
      ['warning', 'push'],
      ['sweep', 'push'],
      ['breach', 'push'],
      ['unassigned', 'mail push'],
      ['assigned', 'push'],
      ['taken_back', 'push'],
      ['nudge', 'push'],
      ['handed_over', 'push'],
      ['help', 'push'],
      ['colleague', 'push'],
      ['mentioned', 'push'],
      ['verdict_no', 'push'],
      ['contact_asks', 'push'],
      ['confirm_answers', 'push'],
      ['rota', 'push'],
      ['backlog', ''],
      ['duty_gap', 'push'],
      ['digest', 'push'],
      ['huddle', 'push'],
      ['library_review', 'push'],
      ['weekly', ''],
      ['deaf', 'mail push'],
      ['send_failed', 'mail push'],
    ]);
  });

  test('each way waits for the end of the quiet hours', () => {
    expect(waysOf('unassigned', asleep, moment)).toEqual([
      { way: 'mail', from: morning },
      { way: 'push', from: morning },
    ]);
  });

  test('a recovery does not wait (C9)', () => {
    expect(waysOf('breach', asleep, { ...moment, isRecovery: true })).toEqual([{ way: 'push', from: at }]);
  });

  test('as the member chose', () => {
    const ways = { ...defaultChoice.ways, backlog: { mail: true, push: false } };
    expect(waysOf('backlog', { ways, quiet: null }, moment)).toEqual([{ way: 'mail', from: at }]);
    const none = { ...defaultChoice.ways, deadlines: { mail: false, push: false } };
    expect(waysOf('breach', { ways: none, quiet: null }, moment)).toEqual([]);
  });
});

describe('a stored choice', () => {
  test('that says nothing is the default', () => {
    expect(readChoice({})).toEqual(defaultChoice);
    expect(readChoice(null)).toEqual(defaultChoice);
  });

  test('holds where it says something', () => {
    const stored = { ways: { heed: { mail: false, push: false } }, quiet: asleep.quiet };
    expect(readChoice(stored)).toEqual({
      ...asleep,
      ways: { ...defaultChoice.ways, heed: stored.ways.heed },
    });
  });

  test('a kind nobody sorted counts as a request', () => {
    expect(noticeGroup('something_new')).toBe('requests');
  });

  test.each([
    [{ from: '20:00', to: '07:00', days: [] }, '/quiet/days'],
    [{ from: '24:00', to: '07:00', days: [1] }, '/quiet/from'],
    [{ from: '00:00', to: '24:00', days: [1, 2, 3, 4, 5, 6, 7] }, '/quiet/to'],
    [{ from: '09:00', to: '09:00', days: [1, 2, 3, 4, 5, 6, 7] }, '/quiet/to'],
  ])('quiet hours %j are refused at %s', (quiet, pointer) => {
    const check = () => checkQuiet(quiet);
    expect(check).toThrow(DomainError);
    expect(check).toThrow(expect.objectContaining({ pointer }));
  });

  test('whole days are quiet hours as long as one day is none', () => {
    expect(() => checkQuiet({ from: '00:00', to: '24:00', days: [6, 7] })).not.toThrow();
  });
});
