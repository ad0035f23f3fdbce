import {
  IconAlarm,
  IconArrowBackUp,
  IconArrowsRightLeft,
  IconAt,
  IconBooks,
  IconCalendarExclamation,
  IconChartBar,
  IconChecks,
  IconEarOff,
  IconHandClick,
  IconHandStop,
  IconHourglassLow,
  IconListCheck,
  IconMailX,
  IconMessage2,
  IconMoon,
  IconPresentation,
  IconReportAnalytics,
  IconStack2,
  IconThumbDown,
  IconUserCheck,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import type { z } from 'zod';
import { noticePath } from '../../src/core/notice/notice-words.ts';
import type { notifications } from '../../src/flow/desk/contract.ts';

export type Notification = z.output<typeof notifications.response>['items'][number];

interface Look {
  readonly icon: typeof IconAlarm;
  /** `soon` and `late` are for time, `trouble` for what went wrong. */
  readonly tone: 'plain' | 'soon' | 'late' | 'trouble';
}

/** How each kind of notification looks, in the bell and as a toast. */
export const notificationLooks: Readonly<Record<Notification['kind'], Look>> = {
  warning: { icon: IconHourglassLow, tone: 'soon' },
  sweep: { icon: IconListCheck, tone: 'soon' },
  breach: { icon: IconAlarm, tone: 'late' },
  unassigned: { icon: IconUserQuestion, tone: 'trouble' },
  assigned: { icon: IconUserCheck, tone: 'plain' },
  taken_back: { icon: IconArrowBackUp, tone: 'soon' },
  nudge: { icon: IconHandStop, tone: 'soon' },
  handed_over: { icon: IconArrowsRightLeft, tone: 'plain' },
  help: { icon: IconUsers, tone: 'plain' },
  colleague: { icon: IconMessage2, tone: 'plain' },
  mentioned: { icon: IconAt, tone: 'plain' },
  verdict_no: { icon: IconThumbDown, tone: 'trouble' },
  contact_asks: { icon: IconHandClick, tone: 'soon' },
  confirm_answers: { icon: IconChecks, tone: 'soon' },
  rota: { icon: IconMoon, tone: 'plain' },
  backlog: { icon: IconStack2, tone: 'soon' },
  duty_gap: { icon: IconCalendarExclamation, tone: 'soon' },
  digest: { icon: IconChartBar, tone: 'plain' },
  huddle: { icon: IconPresentation, tone: 'plain' },
  library_review: { icon: IconBooks, tone: 'plain' },
  weekly: { icon: IconReportAnalytics, tone: 'soon' },
  deaf: { icon: IconEarOff, tone: 'trouble' },
  send_failed: { icon: IconMailX, tone: 'trouble' },
};

/** Where a notification leads: to its request, or to the page where one deals with what it is about. */
export function notificationPath(
  org: string,
  { kind, requestId }: Pick<Notification, 'kind' | 'requestId'>,
): string {
  return noticePath(org, kind, requestId);
}
