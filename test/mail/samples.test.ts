import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeMail } from '../../src/channels/email/filters/index.ts';
import { parseMail } from '../../src/channels/email/parse-mail.ts';
import { safeHtml } from '../../src/channels/email/safe-html.ts';

/** Real-world mails kept outside the project; the test is skipped where they are not at hand. */
const folder = join(import.meta.dirname, '../../../shared/samples/mail/raw');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];

const known = {
  ownAddresses: new Set<string>(),
  staff: new Map<string, string>(),
  listAddresses: new Set<string>(),
  replyTokenOf: () => null,
  ourMessageIds: new Set<string>(),
};

describe.skipIf(files.length === 0)('sample mails', () => {
  it.each(files)('%s is read and judged', async (name) => {
    const mail = await parseMail(readFileSync(join(folder, name)));
    expect(['personal', 'automatic', 'bulk', 'suspected', 'bounce']).toContain(judgeMail(mail, known).kind);
    expect(mail.bodyHash).toHaveLength(64);
    expect(mail.text).not.toContain('\0');
    if (mail.html !== null) expect(safeHtml(mail.html)).not.toMatch(/<script|<iframe/i);
  });
});
