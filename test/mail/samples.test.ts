import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../src/channels/email/classify-mail.ts';
import { parseMail } from '../../src/channels/email/parse-mail.ts';
import { safeHtml } from '../../src/channels/email/safe-html.ts';
import { sampleKinds } from './sample-kinds.ts';

/** Real-world mails kept outside the project; the test is skipped where they are not at hand. */
const folder = join(import.meta.dirname, '../../../shared/samples/mail/raw');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
const kinds = ['personal', 'automatic', 'bounce', 'bulk', 'suspected'] as const;
type Kind = (typeof kinds)[number];

describe.skipIf(files.length === 0)('sample mails', () => {
  it.each(files)('%s is read', async (name) => {
    const mail = await parseMail(readFileSync(join(folder, name)));
    expect(mail.bodyHash).toHaveLength(64);
    expect(mail.text).not.toContain('\0');
    if (mail.html !== null) expect(safeHtml(mail.html)).not.toMatch(/<script|<iframe/i);
  });

  it('are what a reader says they are, as docs/classifier.md says', async () => {
    const table = await confusion();
    expect(table).toEqual({
      personal: { personal: 152 },
      automatic: { personal: 3, automatic: 18, bulk: 1, suspected: 2 },
      bounce: { bounce: 62 },
      bulk: { personal: 26, automatic: 2, bulk: 9, suspected: 1 },
      suspected: { suspected: 2 },
    });
  });

  it('hold a clean reply above the quotes of twelve mail programs', async () => {
    const replies = files.filter((name) => name.startsWith('talon__'));
    for (const name of replies) {
      const { text } = await classifyMail(readFileSync(join(folder, name)), { zone: null, lists: [] });
      expect(text.split('\n').length, name).toBe(1);
      expect(text.length, name).toBe(5);
    }
    expect(replies).toHaveLength(12);
  });
});

/** Mails by what they are and what they were taken for. */
async function confusion(): Promise<Partial<Record<Kind, Partial<Record<Kind, number>>>>> {
  const table: Partial<Record<Kind, Partial<Record<Kind, number>>>> = {};
  for (const file of files) {
    const name = file.replace(/\.eml$/, '');
    if (sampleKinds.unclear.includes(name)) continue;
    const is = kinds.find((kind) => sampleKinds[kind].includes(name)) ?? 'personal';
    const { kind } = await classifyMail(readFileSync(join(folder, file)), { zone: null, lists: [] });
    const row = table[is] ?? {};
    table[is] = { ...row, [kind]: (row[kind] ?? 0) + 1 };
  }
  return table;
}
