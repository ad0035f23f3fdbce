import { describe, expect, it } from 'vitest';
import { mapColumns, readChosenColumns } from './map-columns.ts';
import { statusMeaning } from './status-word.ts';

const byName = { mapping: null, chosen: {} } as const;

describe('columns', () => {
  it('are found by name in any case and spelling, and what is reckoned is left alone', () => {
    expect(
      mapColumns(['Lead-ID', 'Created', 'First Response', 'business_min', 'due_at', 'Status'], byName),
    ).toEqual({
      mapping: null,
      columns: { id: 0, received: 1, answered: 2, status: 5 },
    });
  });

  it('of HubSpot and Zendesk are known', () => {
    const hubspot = [
      'Record ID',
      'First Name',
      'Create Date',
      'First Outreach Date',
      'Lead Status',
      'Contact owner',
    ];
    expect(mapColumns(hubspot, byName)).toEqual({
      mapping: 'hubspot',
      columns: { id: 0, received: 2, answered: 3, status: 4, owner: 5 },
    });
    const zendesk = [
      'Id',
      'Status',
      'Via',
      'Created at',
      'Solved at',
      'Assignee',
      'First reply time in minutes',
    ];
    expect(mapColumns(zendesk, byName)).toEqual({
      mapping: 'zendesk',
      columns: { id: 0, status: 1, channel: 2, received: 3, closed: 4, owner: 5, answeredAfterMinutes: 6 },
    });
  });

  it('may be chosen, or left out, and a choice outranks the names', () => {
    const heading = ['created', 'came in', 'answered', 'value'];
    const chosen = readChosenColumns('received_at=came in, First-Personal-At=answered,value=');
    expect(mapColumns(heading, { mapping: null, chosen }).columns).toEqual({ received: 1, answered: 2 });
    expect(() => readChosenColumns('when=created')).toThrow('"when=created" is no choice of a column');
    expect(() => mapColumns(heading, { mapping: null, chosen: { received: 'gone' } })).toThrow(
      'no column is called "gone"; columns are: created, came in, answered, value',
    );
  });

  it('that are missing are asked for with the names there are', () => {
    expect(() => mapColumns(['name', 'when'], byName)).toThrow(
      'no column looks like the time of receipt; columns are: name, when; say --columns received_at=…',
    );
    expect(() => mapColumns(['created', 'when'], byName)).toThrow(
      'no column looks like the time of the first personal answer',
    );
  });
});

describe('a status', () => {
  it.each([
    ['answered', { kind: 'answered' }],
    ['open', { kind: 'open' }],
    ['In Progress', { kind: 'open' }],
    ['unanswered', { kind: 'open' }],
    ['closed_lost', { kind: 'closed' }],
    ['Solved', { kind: 'closed' }],
    ['junk_confirmed', { kind: 'excluded', why: 'junk' }],
    ['Automatic reply', { kind: 'excluded', why: 'automatic' }],
    ['not a request', { kind: 'excluded', why: 'not_a_request' }],
    ['withdrawn', { kind: 'withdrawn' }],
    ['merged_into_L13', { kind: 'merged', into: 'L13' }],
    ['Duplicate of #442', { kind: 'merged', into: '442' }],
    ['merged', { kind: 'merged', into: null }],
    ['', { kind: 'open' }],
  ])('%s', (status, meaning) => expect(statusMeaning(status)).toEqual(meaning));
});
