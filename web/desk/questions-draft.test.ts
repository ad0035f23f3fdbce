import { describe, expect, it } from 'vitest';
import { bodyOfRows, hindrance, rowsOf, sentRows, toggled, withNew, withText } from './questions-draft.ts';

const questions = [
  { id: 'a', text: 'What does it cost?', implied: false, state: 'answered' as const },
  { id: 'b', text: 'When?', implied: false, state: 'open' as const },
  { id: 'c', text: 'Advertising', implied: true, state: 'closed' as const },
];
const rows = rowsOf(questions);

describe('the questions being edited', () => {
  it('are those that are not closed; the answered ones are known as such', () => {
    expect(rows.map(({ id, answered }) => [id, answered])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('are sent in order, new ones without an id, empty new ones not at all', () => {
    const edited = withText(
      withNew(withNew(withText(rows, 'b', 'When can it be here?'), 'n1'), 'n2'),
      'n1',
      'Where?',
    );
    expect(bodyOfRows(edited)).toEqual({
      questions: [
        { id: 'a', text: 'What does it cost?' },
        { id: 'b', text: 'When can it be here?' },
        { id: null, text: 'Where?' },
      ],
    });
  });

  it('can be taken off and put back, an empty new one goes for good', () => {
    const without = toggled(rows, 'b');
    expect(sentRows(without).map(({ id }) => id)).toEqual(['a']);
    expect(toggled(without, 'b')).toEqual(rows);
    expect(toggled(withNew(rows, 'n'), 'n')).toEqual(rows);
  });

  it('are one at least', () => {
    expect(hindrance(rows)).toBeNull();
    expect(hindrance(toggled(rowsOf(questions.slice(1)), 'b'))).toBe('At least one question stays.');
  });
});
