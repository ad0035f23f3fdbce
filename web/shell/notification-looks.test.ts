import { describe, expect, it } from 'vitest';
import { type Notification, notificationLooks, notificationPath } from './notification-looks.ts';

describe('notifications', () => {
  it.each<[Notification['kind'], string | null, string]>([
    ['warning', 'r1', '/o/larkfield/now/r1'],
    ['sweep', null, '/o/larkfield/now'],
    ['breach', null, '/o/larkfield/now'],
    ['deaf', null, '/o/larkfield/settings/health'],
  ])('%s leads from %s to %s', (kind, requestId, path) => {
    expect(notificationPath('larkfield', { kind, requestId })).toBe(path);
  });

  it('speak of time in its own tones', () => {
    const tones = Object.entries(notificationLooks).map(([kind, { tone }]) => [kind, tone]);
    expect(tones).toEqual([
      ['warning', 'soon'],
      ['sweep', 'soon'],
      ['breach', 'late'],
      ['unassigned', 'trouble'],
      ['assigned', 'plain'],
      ['deaf', 'trouble'],
      ['send_failed', 'trouble'],
    ]);
  });
});
