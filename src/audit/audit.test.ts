import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { type FakeImap, startFakeImap } from '../../test/mail/fake-imap.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'heed-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const f1 = readFileSync(join(root, 'test/fixtures/f1_leads.csv'), 'utf8');
const { OMA } = JSON.parse(readFileSync(join(root, 'test/fixtures/vectors.json'), 'utf8')).calendars;
const oma = file('oma.json', JSON.stringify({ calendars: { OMA } }));
const asOf = '2026-12-07T06:00:00Z';

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function heed(args: readonly string[], env: Record<string, string> = {}) {
  const run = promisify(execFile)(process.execPath, [join(root, 'bin/heed.ts'), 'audit', ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 50_000_000,
  });
  return run.catch((error: { stdout: string; stderr: string }) => error);
}

async function figures(path: string, ...more: string[]) {
  const { stdout, stderr } = await heed([path, '--calendar', oma, '--json', ...more]);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('E8.b to E8.i by fixture F1', () => {
  it('come out of the file letter by letter', { timeout: 30_000 }, async () => {
    const answer = await figures(file('f1.csv', f1), '--target', '30m', '--as-of', asOf);
    expect(answer).toMatchObject({
      ...{ counted: 20, excluded: 2, exclusions: { junk: 1, merged: 1 }, pending: 1, rows: 22 },
      withinTarget: { met: 12, decided: 19 },
      median: {
        business: 21,
        businessLow: 6,
        businessHigh: 47,
        elapsed: 26,
        elapsedLow: 6,
        elapsedHigh: 788,
      },
      p75: { business: 75, businessLow: 26, businessHigh: null, elapsed: 788 },
      p90: { business: null, largest: 130, elapsed: null },
      unansweredNow: { n: 3, of: 19 },
      neverAnswered: { n: 1, of: 19 },
      withinTwoDays: { n: 16, of: 18 },
      sameDay: { n: 15, of: 20 },
      ...{ chasers: 1, meanValueOfAnswered: 0.84375, unreadable: [], unreadableCount: 0 },
      waiting: [
        { id: 'L19', business: 1200, elapsed: 6420 },
        { id: 'L17', business: 40, elapsed: 3340 },
      ],
      tooYoung: [{ id: 'L17' }, { id: 'L18' }],
      ...{ asOf: '2026-12-07T06:00:00.000Z', target: 30, goal: 5 },
    });
    expect(answer.withinTarget.share).toBe(12 / 19);
    expect(answer.withinTarget.low).toBeCloseTo(0.4104, 4);
    expect(answer.withinTarget.high).toBeCloseTo(0.8085, 4);
    expect(answer.withinGoal.share).toBeCloseTo(0.2, 10);
    expect(answer.withinTargetKm.share).toBeCloseTo(0.623, 3);
    expect(answer.unansweredNow).toMatchObject({
      low: expect.closeTo(0.0552, 4),
      high: expect.closeTo(0.3757, 4),
    });
    expect(answer.withinTwoDays).toMatchObject({
      low: expect.closeTo(0.672, 4),
      high: expect.closeTo(0.969, 4),
    });
    expect(answer.score.toFixed(1)).toBe('62.7');
  });

  it('follow the times and not the columns that were reckoned', { timeout: 90_000 }, async () => {
    const without = f1.replaceAll(/,(\d+|never),(\d+|never),2026[^,]*,/g, ',1,1,2020-01-01T00:00:00Z,');
    expect(without).not.toBe(f1);
    const same = await figures(file('without.csv', without), '--as-of', asOf);
    expect(same).toMatchObject({ withinTarget: { met: 12, decided: 19 }, median: { business: 21 } });
    // L12 answered three minutes later, and L17 answered after all.
    const changed = f1
      .replace('T15:29:00-06:00,2026-12-02T15:29', 'T15:32:00-06:00,2026-12-02T15:32')
      .replace(
        'L17,2026-12-04T16:20:00-06:00,,,,open',
        'L17,2026-12-04T16:20:00-06:00,2026-12-04T16:25:00-06:00,,0,answered',
      );
    const other = await figures(file('changed.csv', changed), '--as-of', asOf);
    expect(other).toMatchObject({ withinTarget: { met: 12, decided: 19 }, unansweredNow: { n: 2, of: 19 } });
    expect(other.median.business).toBe(18);
    // Closing L19 as lost moves nothing (E8.l).
    const closed = await figures(
      file(
        'closed.csv',
        f1.replace(
          '13:00:00-06:00,,,,open,,1200',
          '13:00:00-06:00,,,,closed_lost,2026-12-04T12:00:00-06:00,1200',
        ),
      ),
      ...['--as-of', asOf],
    );
    expect(closed).toMatchObject({ withinTarget: { met: 12, decided: 19 }, unansweredNow: { n: 3, of: 19 } });
    expect(closed.median).toMatchObject({ business: 21 });
  });

  it('are told in words, in a report that asks nothing of a network, and row by row', {
    timeout: 30_000,
  }, async () => {
    const [report, rows] = [join(folder, 'report.html'), join(folder, 'rows.csv')];
    const { stdout } = await heed([
      file('f1.csv', f1),
      '--calendar',
      oma,
      '--as-of',
      asOf,
      '--html',
      report,
      '--rows',
      rows,
    ]);
    expect(stdout).toContain('63.2 %');
    expect(stdout).toContain('22 rows: 20 counted, 1 confirmed junk, 1 merged into another.');
    const html = readFileSync(report, 'utf8');
    for (const said of ['63.2 %', '62.3 %', '21 min', 'not reached (&gt; 2 h 10 min)', '<svg'])
      expect(html).toContain(said);
    expect(html).not.toMatch(/(?:src|href)=|url\((?!#)|@import|<script/);
    const words = html.replace(/<svg.*?<\/svg>/gs, '');
    // Naive figures over the answered alone appear nowhere (E8.e).
    for (const naive of ['27.0', '>16 min', '12 of 16']) expect(words + stdout).not.toContain(naive);
    const lines = readFileSync(rows, 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(lines.filter((cells) => cells[11] === 'yes')).toHaveLength(20);
    expect(lines.filter((cells) => cells[7] === 'yes')).toHaveLength(12);
  });
});

describe('a file of somebody’s own', () => {
  it('is reconciled, and what can’t be read is listed with its line', { timeout: 30_000 }, async () => {
    const path = file(
      'own.csv',
      Buffer.from(
        'Name;Eingegangen;Erste Antwort;Status\n' +
          'Müller;30.11.2026 09:10;30.11.2026 09:20;\n' +
          'Groß;30.11.2026 09:10;;offen\n' +
          '"Zwei\nZeilen";gestern;;\n' +
          'Spät;30.11.2026 09:10;30.11.2026 08:00;\n' +
          'Spam;30.11.2026 09:10;;Spam\n' +
          'Ja;30.11.2026 09:10;;answered\n' +
          'Später;31.12.2026 09:00;;\n',
        'latin1',
      ),
    );
    const answer = await figures(path, '--as-of', '2026-12-01T00:00:00Z');
    expect(answer).toMatchObject({
      rows: 7,
      counted: 2,
      excluded: 1,
      outside: 1,
      unreadableCount: 3,
      score: null,
    });
    expect(answer.unreadable).toEqual([
      { line: 4, reason: 'the time of receipt, "gestern", is no date with a time that can be read' },
      { line: 6, reason: 'the first personal answer lies before the receipt' },
      { line: 8, reason: 'the status says "answered", but when the first personal answer came is missing' },
    ]);
  });

  it('is asked about where it leaves something open', { timeout: 30_000 }, async () => {
    const open = file('open.csv', 'created,answered\n03/04/2026 10:00,03/04/2026 10:05\n');
    expect((await heed([open])).stderr).toContain(
      'every day of the file could also be a month, such as "03/04/2026 10:00" in line 2; say --dates dmy',
    );
    expect(await figures(open, '--dates', 'mdy')).toMatchObject({
      counted: 1,
      asOf: '2026-03-05T06:00:00.000Z',
    });
    const strange = file('strange.csv', 'who,when\na,b\n');
    expect((await heed([strange])).stderr).toContain('columns are: who, when; say --columns received_at=…');
    const { stdout } = await heed([
      strange,
      '--columns',
      'received_at=when,first_personal_at=who',
      '--preview',
    ]);
    expect(stdout).toContain('line 2: can’t be read: the time of receipt, "b"');
  });

  it('of 200,000 rows is streamed', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => {
      const at = Date.UTC(2026, 0, 1) + n * 60_000;
      const iso = (ms: number) => new Date(ms).toISOString();
      return `"L${n}",${iso(at)},${n % 4 === 0 ? '' : iso(at + (n % 90) * 60_000)},"a, b"`;
    });
    const path = file('many.csv', `id,received_at,first_personal_at,source\n${rows.join('\n')}\n`);
    const answer = await figures(path, '--as-of', '2027-01-01T00:00:00Z', '--quiet');
    expect(answer).toMatchObject({
      rows: 200_000,
      counted: 200_000,
      unansweredNow: { n: 50_000, of: 200_000 },
    });
  });
});

const MAILS = [
  mail(
    'kim@farm.example',
    'sales@larkfield.example',
    'Seat',
    'm1',
    '',
    'Does the seat stand 85 degrees?',
    '15:00',
  ),
  mail(
    'sales@larkfield.example',
    'kim@farm.example',
    'Re: Seat',
    'a1',
    'm1',
    'We received your mail.',
    '15:00',
    'Auto-Submitted: auto-replied\r\n',
  ),
  mail(
    'jo@mill.example',
    'sales@larkfield.example',
    'Pump',
    'm2',
    '',
    'Do you have the P12 in stock?',
    '15:30',
  ),
];
const SENT = [
  mail(
    'sales@larkfield.example',
    'kim@farm.example',
    'Re: Seat',
    'r1',
    'm1',
    'Yes, it stands 85 °C for good; we have it on the shelf.',
    '15:12',
  ),
  mail('sales@larkfield.example', 'jo@mill.example', 'Re: Pump', 'r2', 'm2', 'Got it, thanks!', '15:31'),
];

function mail(
  from: string,
  to: string,
  subject: string,
  id: string,
  of: string,
  text: string,
  time: string,
  more = '',
) {
  const refers = of === '' ? '' : `In-Reply-To: <${of}@x>\r\n`;
  return `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@x>\r\n${refers}${more}Date: Mon, 30 Nov 2026 ${time}:00 +0000\r\n\r\n${text}\r\n`;
}

const fromMail = {
  ...{ counted: 2, excluded: 0, automatic: 1, score: null, unreadableCount: 0 },
  withinTarget: { met: 1, decided: 2 },
  unansweredNow: { n: 1, of: 2 },
};

describe('a mailbox', () => {
  it('as mbox, Maildir and folder of .eml tells the same', { timeout: 60_000 }, async () => {
    const mbox = (mails: string[]) =>
      mails.map((one) => `From x Mon Nov 30 15:00:00 2026\n${one.replaceAll('\r', '')}\n`).join('');
    const inbox = file('in.mbox', mbox(MAILS));
    const sent = file('sent.mbox', mbox(SENT));
    const [maildir, eml] = [join(folder, 'Maildir'), join(folder, 'eml')];
    for (const each of ['cur', 'new', '.Sent/cur', '.Sent/new'])
      mkdirSync(join(maildir, each), { recursive: true });
    mkdirSync(join(eml, 'Sent'), { recursive: true });
    for (const [n, one] of MAILS.entries()) {
      writeFileSync(join(maildir, 'cur', `${n}:2,S`), one);
      writeFileSync(join(eml, `${n}.eml`), one);
    }
    for (const [n, one] of SENT.entries()) {
      writeFileSync(join(maildir, '.Sent/cur', `${n}:2,S`), one);
      writeFileSync(join(eml, 'Sent', `${n}.eml`), one);
    }
    const until = ['--as-of', '2026-12-02T00:00:00Z'];
    for (const [path, ...more] of [[inbox, '--sent', sent], [maildir], [eml]]) {
      const answer = await figures(path ?? '', ...more, ...until);
      expect(answer).toMatchObject(fromMail);
      expect(answer.notes[0]).toContain('Taken for our own: larkfield.example');
    }
  });

  it('keeps a paragraph that begins with "From", an id a form gives twice, and no date of the future', async () => {
    const mail = (id: string, from: string, date: string, text: string) =>
      [
        `From x Mon Nov 30 15:00:00 2026\nMessage-ID: <${id}>\nFrom: ${from}\nTo: sales@larkfield.example`,
        `Subject: Contact form\nDate: ${date}\n\n${text}\n`,
      ].join('\n');
    const path = file(
      'hostile.mbox',
      [
        mail(
          'form@web',
          'kim@farm.example',
          'Mon, 26 Oct 2026 15:00:00 +0000',
          'Hello,\n\nFrom our side: which pump?\n',
        ),
        mail('form@web', 'jo@mill.example', 'Mon, 26 Oct 2026 16:00:00 +0000', 'Which valve?\n'),
        mail('late@spam', 'spam@spam.example', 'Mon, 26 Oct 2099 16:00:00 +0000', 'Buy now?\n'),
      ].join('\n'),
    );
    const answer = await figures(path, '--own', 'larkfield.example');
    expect(answer).toMatchObject({ counted: 2, outside: 1, unreadable: [], withinTarget: { met: 0 } });
    expect(answer.asOf.slice(0, 4)).toBe('2026');
  }, 30_000);

  it('by IMAP is only read', { timeout: 30_000 }, async () => {
    await using imap: FakeImap = await startFakeImap({ user: 'sales', password: 'secret' });
    for (const one of [...MAILS, ...SENT]) imap.append(one);
    const address = `imap://sales@127.0.0.1:${imap.port}/INBOX`;
    const args = [
      address,
      '--calendar',
      oma,
      '--json',
      '--own',
      'larkfield.example',
      '--as-of',
      '2026-12-02T00:00:00Z',
    ];
    const { stdout } = await heed(args, { HEED_AUDIT_PASSWORD: 'secret' });
    expect(JSON.parse(stdout)).toMatchObject({ rows: 2, automatic: 1 });
    const wrong = await heed(args, { HEED_AUDIT_PASSWORD: 'wrong' });
    expect(wrong.stderr).toMatch(/password/i);
    expect(wrong.stderr).not.toContain('wrong\n');
  });
});
