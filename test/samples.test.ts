import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newText } from '../src/core/reply/new-text.ts';
import { findQuestions } from '../src/core/reply/questions.ts';

/** Mails of other projects, kept outside this one: checked where they are at hand. */
const folder = new URL('../../shared/samples/mail/reply-text/', import.meta.url);

describe.skipIf(!existsSync(folder))('sample replies', () => {
  const samples = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

  it('keep every word, once', () => {
    for (const name of samples) {
      const mail = read(name);
      const { text, quoted, signature } = newText(mail);
      const words = (part: string) =>
        part
          .split(/\s+/)
          .filter((word) => word !== '')
          .toSorted();
      expect(words(`${text}\n${quoted}\n${signature}`), name).toEqual(words(mail));
      expect(findQuestions(text).length, name).toBeLessThanOrEqual(12);
    }
  });

  it('leave hardly any mark of a quote in the new text', () => {
    const left = samples.filter((name) =>
      /^ {0,3}>|wrote:$|schrieb:$|Original Message/m.test(newText(read(name)).text),
    );
    expect(left.length / Math.max(1, samples.length)).toBeLessThan(0.03);
  });

  it('have new text, but for mails that only quote', () => {
    const empty = samples.filter((name) => newText(read(name)).text === '');
    expect(empty.length / Math.max(1, samples.length)).toBeLessThan(0.05);
  });
});
