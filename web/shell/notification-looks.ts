import {
  IconAlarm,
  IconArrowBackUp,
  IconArrowsRightLeft,
  IconCalendarExclamation,
  IconEarOff,
  IconHandStop,
  IconHourglassLow,
  IconListCheck,
  IconMailX,
  IconMessage2,
  IconMoon,
  IconStack2,
  IconUserCheck,
  IconUserQuestion,
  IconUsers,
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
  taken_back: { icon: IconArrowBackUp, tone: 'soon', word: 'Taken back' },
  nudge: { icon: IconHandStop, tone: 'soon', word: 'Still untouched' },
  handed_over: { icon: IconArrowsRightLeft, tone: 'plain', word: 'Handed to you' },
  help: { icon: IconUsers, tone: 'plain', word: 'Help' },
  colleague: { icon: IconMessage2, tone: 'plain', word: 'A colleague wrote' },
  rota: { icon: IconMoon, tone: 'plain', word: 'On call' },
  backlog: { icon: IconStack2, tone: 'soon', word: 'Backlog' },
  duty_gap: { icon: IconCalendarExclamation, tone: 'soon', word: 'Gap in duty' },
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
