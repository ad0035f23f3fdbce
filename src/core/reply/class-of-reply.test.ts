import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOfReply, type ReplyInput } from './class-of-reply.ts';
import { findPromise } from './find-promise.ts';
import { newText } from './new-text.ts';
import { findQuestions } from './questions.ts';
import { suggestAnswers } from './suggest-answers.ts';

const bare: ReplyInput = {
  text: 'Got it!',
  automatic: [],
  openQuestions: 2,
  answers: 0,
  parts: 0,
  interim: null,
  givesValue: false,
};
const interim = { who: 'Priya', by: Date.parse('2026-12-01T14:30:00-06:00') };

describe('classOfReply', () => {
  it.each<[string, Partial<ReplyInput>, string, string]>([
    [
      'automatic',
      { automatic: ['Auto-Submitted: auto-replied'], answers: 2 },
      'R0',
      'Auto-Submitted: auto-replied',
    ],
    ['API token send', { automatic: ['sent by an API key'] }, 'R0', 'sent by an API key'],
    ['"Got it!" (E2.h)', {}, 'R1', 'answers 0 of 2 questions, no time promised'],
    ['empty', { text: '  ' }, 'R1', 'answers 0 of 2 questions, says nothing'],
    [
      'who and by when',
      { interim },
      'R2',
      'answers 0 of 2 questions, Priya promised by 2026-12-01T20:30:00.000Z',
    ],
    [
      'a time without a name',
      { interim: { ...interim, who: ' ' } },
      'R1',
      'answers 0 of 2 questions, no time promised',
    ],
    ['one answer', { answers: 1, interim }, 'R3', 'answers 1 of 2 questions'],
    ['a part', { parts: 1 }, 'R3', 'answers 0 of 2 questions, 1 in part'],
    [
      'a case study',
      { givesValue: true },
      'R3',
      'answers 0 of 2 questions, gives the buyer something of use',
    ],
    ['all (E2.f)', { answers: 2 }, 'R4', 'answers 2 of 2 questions'],
    ['the implied question', { openQuestions: 1, answers: 1 }, 'R4', 'answers 1 of 1 question'],
    ['nothing asked', { openQuestions: 0, answers: 0 }, 'R1', 'answers 0 of 0 questions, no time promised'],
    [
      'nothing asked, value given',
      { openQuestions: 0, givesValue: true },
      'R3',
      'answers 0 of 0 questions, gives the buyer something of use',
    ],
  ])('%s', (_, change, kind, reason) => {
    const verdict = classOfReply({ ...bare, ...change });
    expect(verdict).toMatchObject({ class: kind, reason });
    expect(verdict.stopsFirstResponse).toBe(['R2', 'R3', 'R4'].includes(kind));
    expect(verdict.setsValue).toBe(['R3', 'R4'].includes(kind));
  });

  it('never falls when a reply gives more', () => {
    const count = fc.nat({ max: 4 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.boolean(),
        fc.boolean(),
        (openQuestions, answers, parts, value, promised) => {
          const input = {
            ...bare,
            openQuestions,
            answers,
            parts,
            interim: promised ? interim : null,
            givesValue: value,
          };
          const less = classOfReply(input).class;
          for (const more of [
            { answers: answers + 1 },
            { parts: parts + 1 },
            { interim },
            { givesValue: true },
          ]) {
            expect(classOfReply({ ...input, ...more }).class >= less).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a mail with two questions and what is read from its replies (E2, DOMAIN 4.12)', () => {
  const asked =
    'Hi Danni,\n\nwhat is the flow of the XV-200 at 3 bar? Can the valve be cleaned in place?\n\nRegards\nAnn';
  const questions = findQuestions(newText(asked).text).map((text, index) => ({ id: `q${index + 1}`, text }));
  const context = { now: Date.parse('2026-12-01T10:21:00-06:00'), zone: 'America/Chicago' };

  it.each([
    ['E2.h', 'Got it!', 'R1'],
    ['case 11', 'Thanks, will look', 'R1'],
    ['case 12', 'Priya will call you at 14:30 with the flow figures', 'R2'],
    ['one of two', 'The flow is 42 l/min at 3 bar. Priya will call you at 14:30 about the rest.', 'R3'],
    ['E2.f', 'At 3 bar the flow is 42 l/min. The valve is cleaned in place with hot water.', 'R4'],
  ])('%s: %s', (_, reply, kind) => {
    expect(questions).toHaveLength(2);
    const mail = `${reply}\n\nBest regards,\nTheo\n\nOn Tue, 1 Dec 2026 at 10:00, Ann <ann@dairy.example> wrote:\n> ${asked}`;
    const { text } = newText(mail.replaceAll('\n\nwhat', '\n>\n> what').replaceAll('place?\n', 'place?\n> '));
    const promise = findPromise(text, context);
    const found = promise?.who && promise.by !== null ? { who: promise.who, by: promise.by } : null;
    const answers = suggestAnswers(questions, text).length;
    expect(classOfReply({ ...bare, text, answers, interim: found }).class).toBe(kind);
  });
});
