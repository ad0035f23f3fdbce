import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMail } from '../src/channels/email/parse-mail.ts';
import { lineKinds, newText } from '../src/core/reply/new-text.ts';
import { findQuestions } from '../src/core/reply/questions.ts';
import { questionHash } from './question-hash.ts';
import { sampleLines } from './sample-lines.ts';
import { sampleQuestions } from './sample-questions.ts';

/** Mails of other projects, kept outside this one: checked where they are at hand. */
const mails = new URL('../../shared/samples/mail/', import.meta.url);
const replies = new URL('reply-text/', mails);
const raw = new URL('raw/', mails);
const isHere = existsSync(replies) && existsSync(raw);

const read = (name: string) => readFileSync(new URL(name, replies), 'utf8');
const linesOf = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
const rows = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split(' '));

describe.skipIf(!isHere)('sample replies', () => {
  const samples = isHere ? readdirSync(replies).filter((name) => name.endsWith('.txt')) : [];

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

  it('are cut where a reader cuts them, as docs/classifier.md says', () => {
    const labels = rows(sampleLines);
    const sum = { exact: 0, kept: 0, left: 0, lost: 0 };
    for (const [name = '', ranges = ''] of labels) {
      const lines = linesOf(read(`${name}.txt`));
      const wanted = lineNumbers(ranges);
      const kinds = lineKinds(lines);
      const written = lines.map((_, at) => at).filter((at) => lines[at]?.trim() !== '');
      const left = written.filter((at) => kinds[at] === 'text' && !wanted.has(at + 1)).length;
      const lost = written.filter((at) => kinds[at] !== 'text' && wanted.has(at + 1)).length;
      sum.exact += left + lost === 0 ? 1 : 0;
      sum.kept += written.filter((at) => kinds[at] === 'text' && wanted.has(at + 1)).length;
      sum.left += left;
      sum.lost += lost;
    }
    expect(labels).toHaveLength(136);
    expect(sum.lost).toBe(0);
    expect(sum.exact).toBeGreaterThanOrEqual(124);
    expect(sum.kept / (sum.kept + sum.left)).toBeGreaterThanOrEqual(0.918);
  });

  it('ask what a reader finds asked, as docs/classifier.md says', async () => {
    const labels = rows(sampleQuestions);
    const sum = { right: 0, invented: 0, missed: 0 };
    for (const [name = '', ...hashes] of labels) {
      const text = name.endsWith('.txt')
        ? read(name)
        : (await parseMail(readFileSync(new URL(name, raw)))).text;
      const found = findQuestions(newText(text).text).map(questionHash);
      sum.right += found.filter((hash) => hashes.includes(hash)).length;
      sum.invented += found.filter((hash) => !hashes.includes(hash)).length;
      sum.missed += hashes.filter((hash) => !found.includes(hash)).length;
    }
    expect(labels).toHaveLength(QUESTION_SAMPLE);
    expect(sum.right / (sum.right + sum.invented)).toBeGreaterThanOrEqual(0.88);
    expect(sum.right / (sum.right + sum.missed)).toBeGreaterThanOrEqual(0.88);
  });
});

const QUESTION_SAMPLE = 129;

/** "1-3,7" as 1, 2, 3 and 7. */
function lineNumbers(ranges: string): ReadonlySet<number> {
  const all = ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  return new Set(all.filter((line) => line > 0));
}
