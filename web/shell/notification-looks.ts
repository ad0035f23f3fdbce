import {
  IconAlarm,
  IconEarOff,
  IconHourglassLow,
  IconListCheck,
  IconMailX,
  IconUserCheck,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { z } from 'zod';
import type { notifications } from '../../src/flow/desk/contract.ts';
import { paths } from '../paths.ts';

export type Notification = z.output<typeof notifications.response>['items'][number];

interface Look {
  readonly icon: typeof IconAlarm;
  /** `soon` and `late` are for time, `trouble` for what went wrong. */
  readonly tone: 'plain' | 'soon' | 'late' | 'trouble';
  readonly word: string;
}

/** How each kind of notification looks, in the bell and as a toast. */
export const notificationLooks: Readonly<Record<Notification['kind'], Look>> = {
  warning: { icon: IconHourglassLow, tone: 'soon', word: 'Warning' },
  sweep: { icon: IconListCheck, tone: 'soon', word: 'Before closing' },
  breach: { icon: IconAlarm, tone: 'late', word: 'Missed' },
  unassigned: { icon: IconUserQuestion, tone: 'trouble', word: 'Nobody has it' },
  assigned: { icon: IconUserCheck, tone: 'plain', word: 'Given to you' },
  deaf: { icon: IconEarOff, tone: 'trouble', word: 'Heed does not hear' },
  send_failed: { icon: IconMailX, tone: 'trouble', word: 'Not sent' },
};

/** Where a notification leads: to its request, to the health page, or to all who wait. */
export function notificationPath(
  org: string,
  { kind, requestId }: Pick<Notification, 'kind' | 'requestId'>,
): string {
  if (requestId !== null) return paths.request(org, requestId);
  return kind === 'deaf' ? paths.health(org) : paths.now(org);
}
