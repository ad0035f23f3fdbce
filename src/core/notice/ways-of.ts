import type { Instant } from '../time/instant.ts';
import { type NoticeChoice, type NoticeWay, noticeGroup, noticeWays } from './notice-choice.ts';
import { quietUntil } from './quiet-until.ts';

/** A way out of the house that a notice takes, and from when on. */
export interface WayOut {
  readonly way: NoticeWay;
  readonly from: Instant;
}

export interface NoticeMoment {
  readonly at: Instant;
  /** IANA zone of the member. */
  readonly zone: string;
  /** It is about a recovery, which waits for no quiet hours (DOMAIN 5.3, C9). */
  readonly isRecovery: boolean;
}

/** The ways on which a notice of this kind goes to a member who chose so, each at once or when their quiet hours end. */
export function waysOf(kind: string, choice: NoticeChoice, moment: NoticeMoment): WayOut[] {
  const chosen = choice.ways[noticeGroup(kind)];
  const quiet = moment.isRecovery ? null : quietUntil(choice.quiet, moment.zone, moment.at);
  return noticeWays.filter((way) => chosen[way]).map((way) => ({ way, from: quiet ?? moment.at }));
}
