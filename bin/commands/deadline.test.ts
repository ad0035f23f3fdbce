import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DeadlineLines } from './deadline-lines.ts';
import { explain } from './deadline-text.ts';

const root = join(import.meta.dirname, '../..');
const vectorsFile = join(root, 'test/fixtures/vectors.json');
const vectors = JSON.parse(readFileSync(vectorsFile, 'utf8'));
const monday = { zone: 'UTC', week: { 1: [['09:00', '17:00']] } };

const answer = (question: unknown) =>
  JSON.parse(new DeadlineLines().answer(typeof question === 'string' ? question : JSON.stringify(question)));
const about = (calendar: object, rest: object) =>
  answer({ calendar: { ...monday, ...calendar }, op: 'next_open', start: '2026-11-22T00:00:00Z', ...rest });

describe('one line', () => {
  it.each([
    ['add', { op: 'add', start: '2026-11-20T16:45:00-06:00', seconds: 1800 }, '2026-11-23T15:15:00.000Z'],
    [
      'add nothing',
      { op: 'add', start: '2026-11-20T08:00:00-06:00', seconds: 0 },
      '2026-11-20T15:00:00.000Z',
    ],
    [
      'add part of a second',
      { op: 'add', start: '2026-11-20T10:00:00-06:00', seconds: 1.2345 },
      '2026-11-20T16:00:01.235Z',
    ],
    [
      'subtract',
      { op: 'subtract', start: '2026-11-23T09:15:00-06:00', seconds: 1800 },
      '2026-11-20T22:45:00.000Z',
    ],
    [
      'between',
      { op: 'between', start: '2026-11-20T16:45:00-06:00', end: '2026-11-23T09:15:00-06:00' },
      1800,
    ],
    [
      'between, back',
      { op: 'between', end: '2026-11-20T16:45:00.5-06:00', start: '2026-11-23T09:15:00-06:00' },
      -1799.5,
    ],
    ['is_open', { op: 'is_open', start: '2026-11-20T09:00:00-06:00' }, true],
    ['is_open at the close', { op: 'is_open', start: '2026-11-20T17:00:00-06:00' }, false],
    ['next_open', { op: 'next_open', start: '2026-11-20T17:00:00-06:00' }, '2026-11-23T15:00:00.000Z'],
    ['the wall of the zone', { op: 'next_open', start: '2026-11-20T10:30' }, '2026-11-20T16:30:00.000Z'],
  ])('%s', (_, question, result) => {
    expect(answer({ calendar: vectors.calendars.OMA, ...question })).toEqual({ result });
  });

  it.each([
    [
      'nights',
      { week: { 7: [['22:00', '26:00']] } },
      { start: '2026-11-23T01:00:00Z' },
      '2026-11-23T01:00:00.000Z',
    ],
    [
      'a night before a holiday',
      { week: { 7: [['22:00', '26:00']] }, holidays: ['11-23'] },
      { op: 'add', start: '2026-11-22T21:00:00Z', seconds: 14_400 },
      '2026-11-23T02:00:00.000Z',
    ],
    [
      'hours in any order, overlapping',
      {
        week: {
          1: [
            ['13:00', '17:00'],
            ['09:00', '14:00'],
          ],
        },
      },
      { op: 'add', seconds: 8 * 3600 },
      '2026-11-23T17:00:00.000Z',
    ],
    [
      'an override on a holiday',
      { holidays: ['2026-11-23'], overrides: { '2026-11-23': [['10:00', '11:00']] } },
      {},
      '2026-11-23T10:00:00.000Z',
    ],
    ['an override without hours', { overrides: { '2026-11-23': [] } }, {}, '2026-11-30T09:00:00.000Z'],
    [
      'overrides only',
      { week: undefined, overrides: { '2026-12-24': [['09:00', '12:00']] } },
      {},
      '2026-12-24T09:00:00.000Z',
    ],
    [
      'a closed span over the start',
      {
        closed: [
          ['2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z'],
          ['2026-11-23T09:30:00Z', '2026-11-23T11:00:00Z'],
        ],
      },
      { start: '2026-11-23T09:10:00Z' },
      '2026-11-23T11:00:00.000Z',
    ],
    [
      'nothing but the zone and a week',
      { holidays: null, overrides: null, closed: null, name: 'Leeds' },
      {},
      '2026-11-23T09:00:00.000Z',
    ],
    ['1971', {}, { op: 'add', start: '1971-01-01T00:00:00Z', seconds: 3600 }, '1971-01-04T10:00:00.000Z'],
    [
      'fifty years',
      {},
      { op: 'add', start: '2026-11-23T09:00:00Z', seconds: 50 * 52 * 8 * 3600 },
      '2076-09-14T17:00:00.000Z',
    ],
  ])('knows %s', (_, calendar, question, result) => {
    expect(about(calendar, question)).toEqual({ result });
  });

  it.each([
    ['no JSON', '{', /^no JSON: /],
    ['an empty line', '', /^no JSON: /],
    ['no object', '[]', /^each line is one JSON object$/],
    ['a line that is too long', ' '.repeat(1_000_001), /^a line longer than 1000000 characters$/],
  ])('refuses %s', (_, line, error) => {
    expect(answer(line).error).toMatch(error);
  });

  it.each([
    [
      'unknown op',
      {},
      { op: 'multiply' },
      '/op: one of add, subtract, between, is_open, next_open is needed',
    ],
    ['no calendar', {}, { calendar: undefined }, /^\/calendar: a calendar such as/],
    ['no zone', { zone: undefined }, {}, '/calendar/zone: a time zone such as "Europe/London" is needed'],
    ['unknown zone', { zone: 'Mars/Base' }, {}, '/calendar/zone: "Mars/Base" is no known time zone'],
    ['hours that are none', { week: { 1: 'all' } }, {}, '/calendar/week/1: a list is needed'],
    [
      'hours of one time',
      { week: { 1: [['09:00']] } },
      {},
      '/calendar/week/1/0: two texts, from and to, are needed',
    ],
    ['hours that are numbers', { week: { 1: [[9, 17]] } }, {}, '/calendar/week/1/0: a text is needed'],
    [
      'a weekday that is none',
      { week: { 0: [['09:00', '17:00']] } },
      {},
      /^\/calendar\/week\/0: "0" is no weekday/,
    ],
    [
      'a date that is none',
      { holidays: ['2026-02-29'] },
      {},
      /^\/calendar\/holidays\/0: "2026-02-29" is no date/,
    ],
    ['a calendar that never opens', { week: {} }, {}, '/calendar/week: this calendar never opens'],
    [
      'one that never opens again',
      { week: {}, overrides: { '2020-01-01': [['09:00', '10:00']] } },
      {},
      'this calendar never opens in the 400 years after 2026-11-22T00:00:00.000Z',
    ],
    ['no start', {}, { start: undefined }, /^\/start: an instant such as/],
    ['no end', {}, { op: 'between' }, /^\/end: an instant such as/],
    ['no seconds', {}, { op: 'add' }, '/seconds: a number is needed'],
    [
      'seconds below zero',
      {},
      { op: 'add', seconds: -1 },
      '/seconds: a span is not negative; the other way is "subtract"',
    ],
  ])('refuses %s', (_, calendar, question, error) => {
    const { error: told } = about(calendar, question);
    if (typeof error === 'string') expect(told).toBe(error);
    else expect(told).toMatch(error);
  });

  it('answers all exact vectors', () => {
    const lines = new DeadlineLines();
    const rows: { calendar: string; start: string; minutes: number; deadline_utc: string }[] =
      vectors.deadline;
    for (const { calendar, start, minutes, deadline_utc } of rows) {
      const question = { calendar: vectors.calendars[calendar], op: 'add', start, seconds: minutes * 60 };
      expect(lines.answer(JSON.stringify(question))).toBe(JSON.stringify({ result: deadline_utc }));
    }
  });
});

describe('many lines', () => {
  it('are answered in order however the text is cut', async () => {
    const questions = Array.from({ length: 200 }, (_, index) =>
      index % 7 === 3
        ? 'bad'
        : JSON.stringify({ calendar: monday, op: 'add', start: '2026-11-23T09:00:00Z', seconds: index }),
    );
    const whole = `${questions.join('\r\n')}`;
    async function* cut() {
      for (let at = 0; at < whole.length; at += 37) yield whole.slice(at, at + 37);
    }
    let said = '';
    for await (const chunk of new DeadlineLines().answers(cut())) said += chunk;
    const told = said
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told).toHaveLength(200);
    for (const [index, { result, error }] of told.entries()) {
      if (index % 7 === 3) expect(error).toMatch(/^no JSON/);
      else expect(result).toBe(new Date(Date.UTC(2026, 10, 23, 9, 0, index)).toISOString());
    }
  });
});

describe('bin/heed deadline', () => {
  const heed = [join(root, 'bin/heed.ts'), 'deadline'];

  it('reads standard input to its end and goes on after a bad line', async () => {
    const child = spawn(process.execPath, [...heed, '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const good = JSON.stringify({ calendar: monday, op: 'is_open', start: '2026-11-23T09:00:00Z' });
    child.stdin.end(`${good}\nbad\n${good}`);
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect(code).toBe(0);
    expect(said.split('\n').map((line) => line.slice(0, 9))).toEqual([
      '{"result"',
      '{"error":',
      '{"result"',
      '',
    ]);
  });

  it('explains', async () => {
    const asked = ['--calendar', `${vectorsFile}#OMA`, '--start', '2026-11-20T16:45', '--add', '30m'];
    const { stdout } = await promisify(execFile)(process.execPath, [...heed, ...asked]);
    expect(stdout).toBe(
      'Fri 16:45 + 30 min: 15 min until 17:00, shut Sat, Sun, 15 min from Mon 09:00 -> Mon 09:15\n2026-11-23T15:15:00.000Z\n',
    );
  });
});

describe('explain', () => {
  const start = '2026-11-20T16:45';

  it.each([
    [
      { start, add: '1 h 30 min' },
      'Fri 16:45 + 1 h 30 min: 15 min until 17:00, shut Sat, Sun, 1 h 15 min from Mon 09:00 -> Mon 10:15\n2026-11-23T10:15:00.000Z',
    ],
    [
      { start, add: '90s', zone: 'Asia/Kolkata' },
      'Fri 16:45 + 1 min 30 s: open throughout -> Fri 16:46:30\n2026-11-20T11:16:30.000Z',
    ],
    [
      { start, subtract: '0.5h' },
      'Fri 16:45 - 30 min: open throughout -> Fri 16:15\n2026-11-20T16:15:00.000Z',
    ],
    [{ start, until: '2026-11-20T16:50Z' }, 'Fri 16:45 to Fri 16:50: open throughout = 5 min'],
  ])('%o', async (asked, said) => {
    expect(await explain(asked)).toBe(said);
  });

  it.each([
    [{ add: '1h' }, /needs --start and one of/],
    [{ start, add: '1h', until: start }, /needs --start and one of/],
    [{ start: 'noon', add: '1h' }, /^--start noon is no instant/],
    [{ start, add: '30' }, /^--add 30 is no span such as 30m/],
    [{ start, subtract: '' }, /is no span/],
    [{ start, add: '1h', zone: 'Mars' }, /no known time zone/],
    [{ start, add: '1h', zone: 'UTC', calendar: vectorsFile }, /--zone is for use without --calendar/],
    [{ start, add: '1h', calendar: vectorsFile }, /^choose a calendar: .*#OMA, .*#LEE, .*#SYDCALL$/],
    [{ start, add: '1h', calendar: `${vectorsFile}#NONE` }, /^choose a calendar/],
    [{ start, add: '1h', calendar: 'nowhere.json' }, /no such file/],
    [{ start, add: '1h', calendar: join(root, 'README.md') }, /README.md is no JSON/],
    [{ start, add: '1h', calendar: join(root, 'package.json') }, /\/zone a time zone/],
  ])('refuses %o', async (asked, error) => {
    await expect(explain(asked)).rejects.toThrow(error);
  });
});
