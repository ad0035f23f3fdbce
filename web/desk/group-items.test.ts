import { describe, expect, it } from 'vitest';
import type { ClockView } from '../ui/clock-text.ts';
import { groupItems, type NowItem } from './group-items.ts';
import { holdGroups } from './hold-groups.ts';

const now = Date.parse('2026-03-10T09:00:00Z');
const minute = 60_000;

function item(id: string, clock: Partial<ClockView> | null): NowItem {
  const left = clock?.leftMs ?? 30 * minute;
  const full: ClockView = {
    id: `clock-${id}`,
    kind: 'c3',
    title: 'First response',
    state: 'running',
    startedAt: new Date(now).toISOString(),
    dueAt: new Date(now + left).toISOString(),
    goalAt: null,
    endedAt: null,
    breachedAt: null,
    opensAt: null,
    changesAt: null,
    ticking: true,
    targetMs: 30 * minute,
    leftMs: left,
    spentMs: 0,
    elapsedMs: 0,
    reason: null,
    ...clock,
  };
  return {
    id,
    subject: '',
    ask: '',
    kind: 'new',
    channel: 'email',
    state: 'received',
    contact: { id, name: 'A', company: null, email: null, phone: null, zone: null },
    owner: null,
    mine: false,
    offered: false,
    snooze: null,
    replyHeldUntil: null,
    receivedAt: full.startedAt,
    clocks: clock === null ? [] : [full],
    mayCall: {
      allowed: false,
      reason: 'no phone number is known: ask for one',
      from: null,
      until: null,
      needsAsking: false,
      numberKnown: false,
      number: null,
      zone: null,
    },
    can: [],
  };
}

describe('groupItems', () => {
  it.each<[string, Partial<ClockView> | null, string]>([
    ['late', { state: 'late', leftMs: -1 }, 'late'],
    ['ran late since', { leftMs: -1 }, 'late'],
    ['at five minutes', { leftMs: 5 * minute }, 'minutes'],
    ['within the hour', { leftMs: 6 * minute }, 'hour'],
    ['today', { leftMs: 120 * minute }, 'today'],
    ['tomorrow', { leftMs: 24 * 60 * minute }, 'later'],
    ['closed now', { state: 'waiting', ticking: false }, 'waiting'],
    ['buyer’s turn', { state: 'paused', ticking: false }, 'paused'],
    ['no clock', null, 'paused'],
  ])('%s', (_name, clock, key) => {
    expect(groupItems([item('a', clock)], now, now, 'UTC')).toEqual([{ key, ids: ['a'] }]);
  });

  it('puts what waits for a told time behind the rest of the day until half an hour before, a recovery never', () => {
    const snooze = {
      until: new Date(now + 60 * minute).toISOString(),
      backAt: new Date(now + 30 * minute).toISOString(),
    };
    const put = { ...item('a', { leftMs: 3 * minute }), snooze };
    const recovery = { ...item('b', { kind: 'C9', leftMs: 3 * minute }), snooze };
    expect(groupItems([put, recovery], now, now, 'UTC')).toEqual([
      { key: 'minutes', ids: ['b'] },
      { key: 'told', ids: ['a'] },
    ]);
    expect(groupItems([put], now, now + 30 * minute, 'UTC')[0]?.key).toBe('late');
  });

  it('keeps the order given and the order of urgency', () => {
    const items = [
      item('a', { leftMs: 50 * minute }),
      item('b', { leftMs: -1 }),
      item('c', { leftMs: 40 * minute }),
    ];
    expect(groupItems(items, now, now, 'UTC')).toEqual([
      { key: 'late', ids: ['b'] },
      { key: 'hour', ids: ['a', 'c'] },
    ]);
  });
});

describe('holdGroups', () => {
  const shown = [{ key: 'hour' as const, ids: ['a', 'b'] }];
  const fresh = [
    { key: 'late' as const, ids: ['n', 'b'] },
    { key: 'hour' as const, ids: ['a'] },
  ];

  it('shows the new order when nothing holds it', () => {
    expect(holdGroups(shown, fresh, false)).toEqual({ groups: fresh, waiting: [] });
  });

  it('keeps every row in its place while held', () => {
    expect(holdGroups(shown, fresh, true)).toEqual({ groups: shown, waiting: ['n'] });
  });

  it('holds nothing back from an empty list', () => {
    expect(holdGroups([], fresh, true).groups).toBe(fresh);
  });
});
