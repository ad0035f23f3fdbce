import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const heed = join(import.meta.dirname, '../heed');
const mail = [
  'Received: from a by b; Tue, 1 Dec 2026 16:04:00 +0000',
  'From: Ann Lee <ann@dairy.example>',
  'Subject: Flow\u001b[31m',
  '',
  'What is the flow?',
  'I will call you by 3 pm.',
].join('\r\n');
const machine = 'From: bot@dairy.example\r\nAuto-Submitted: auto-replied\r\n\r\nAway.';
let folder = '';

async function run(args: readonly string[], input = '') {
  const child = spawn(heed, ['classify', ...args], { cwd: folder });
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { out, err, code };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-classify-'));
  writeFileSync(join(folder, 'ann.eml'), mail);
  writeFileSync(join(folder, 'bot.eml'), machine);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('heed classify', () => {
  it('writes one JSON object a line, in order, and goes on after a file that cannot be read', async () => {
    const { out, err, code } = await run(['--json', 'bot.eml', 'none.eml', '.', 'ann.eml']);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        file: 'bot.eml',
        subject: '',
        from: 'bot@dairy.example',
        receivedAt: null,
        text: 'Away.',
        kind: 'automatic',
        reasons: ['Auto-Submitted: auto-replied (RFC 3834)'],
        questions: [],
        promises: [],
      },
      { file: 'none.eml', error: 'no such file' },
      { file: '.', error: 'is a folder' },
      {
        file: 'ann.eml',
        subject: 'Flow [31m',
        from: 'ann@dairy.example',
        receivedAt: '2026-12-01T16:04:00.000Z',
        text: 'What is the flow?\nI will call you by 3 pm.',
        kind: 'personal',
        reasons: [],
        questions: ['What is the flow?'],
        promises: [{ text: 'I will call you by 3 pm.', by: '2026-12-02T15:00:00.000Z', who: 'I' }],
      },
    ]);
  });

  it('is readable without --json, and reads standard input', async () => {
    const { out, code } = await run(['--zone', 'America/Chicago', '-'], mail);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        '-',
        '  personal',
        '  from ann@dairy.example, received 2026-12-01T16:04:00.000Z',
        '  subject: Flow [31m',
        '  asks 1: What is the flow?',
        '  promise by I, 2026-12-01T21:00:00.000Z: I will call you by 3 pm.',
        '  | What is the flow?',
        '  | I will call you by 3 pm.',
        '',
        '',
      ].join('\n'),
    );
  });

  it('refuses what it cannot use', async () => {
    expect((await run([])).code).toBe(1);
    const { err, code } = await run(['--zone', 'Nowhere/Town', 'ann.eml']);
    expect(code).toBe(1);
    expect(err).toContain('no such time zone');
  });
});
