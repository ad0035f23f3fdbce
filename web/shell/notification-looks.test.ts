import { describe, expect, it } from 'vitest';
import { notificationKinds } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';
import { type Notification, notificationLooks, notificationPath } from './notification-looks.ts';

describe('notifications', () => {
  it.each<[Notification['kind'], string | null, string]>([
    ['warning', 'r1', '/o/larkfield/now/r1'],
    ['help', 'r1', '/o/larkfield/now/r1'],
    ['rota', 'r1', '/o/larkfield/now/r1'],
    ['send_failed', 'r1', '/o/larkfield/now/r1'],
    ['sweep', null, '/o/larkfield/now'],
    ['breach', null, '/o/larkfield/now'],
    ['deaf', null, '/o/larkfield/settings/health'],
    ['send_failed', null, '/o/larkfield/settings/health'],
    ['backlog', null, '/o/larkfield/follow-ups'],
    ['duty_gap', null, '/o/larkfield/boards/readiness'],
    ['huddle', null, '/o/larkfield/boards/huddle'],
  ])('%s leads from %s to %s', (kind, requestId, path) => {
    expect(notificationPath('larkfield', { kind, requestId })).toBe(path);
  });

  it('lead where the app has these pages', () => {
    expect(notificationPath('x', { kind: 'warning', requestId: 'r' })).toBe(paths.request('x', 'r'));
    expect(notificationPath('x', { kind: 'sweep', requestId: null })).toBe(paths.now('x'));
    expect(notificationPath('x', { kind: 'deaf', requestId: null })).toBe(paths.health('x'));
  });

  it('speak of time in its own tones', () => {
    const tones = notificationKinds.map((kind) => [kind, notificationLooks[kind].tone]);
    expect(tones).toEqual([
      ['warning', 'soon'],
      ['sweep', 'soon'],
      ['breach', 'late'],
      ['unassigned', 'trouble'],
      ['assigned', 'plain'],
      ['taken_back', 'soon'],
      ['nudge', 'soon'],
      ['handed_over', 'plain'],
      ['help', 'plain'],
      ['colleague', 'plain'],
      ['mentioned', 'plain'],
      ['verdict_no', 'trouble'],
      ['contact_asks', 'soon'],
      ['confirm_answers', 'soon'],
      ['rota', 'plain'],
      ['backlog', 'soon'],
      ['duty_gap', 'soon'],
      ['digest', 'plain'],
      ['huddle', 'plain'],
      ['library_review', 'plain'],
      ['weekly', 'soon'],
      ['deaf', 'trouble'],
      ['send_failed', 'trouble'],
    ]);
  });
});
