import type { Instant } from '../time/instant.ts';
import { localTime } from '../time/local-time.ts';
import { noticePath, noticeWord } from './notice-words.ts';

/** A notification as it leaves the house. */
export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly requestId: string | null;
  readonly at: Instant;
  readonly late: boolean;
}

export interface NoticePlace {
  /** Name of the organisation, and the part of its addresses. */
  readonly company: string;
  readonly slug: string;
  /** IANA zone of the reader. */
  readonly zone: string;
  /** Where browsers reach Heed, without a slash at its end. */
  readonly publicUrl: string;
}

/** So many come as pushes of their own; more at once are one. */
const MOST_PUSHES = 3;
const LONGEST_LINE = 300;

/** Notices that go out together by one way: a mail holds them all, pushes come one by one as long as they are few. */
export function bundles<N>(way: 'mail' | 'push', notices: readonly N[]): (readonly N[])[] {
  if (notices.length === 0) return [];
  return way === 'push' && notices.length <= MOST_PUSHES ? notices.map((notice) => [notice]) : [notices];
}

/** The mail for a bundle of one notice or more. */
export function noticeMail(
  notices: readonly Notice[],
  place: NoticePlace,
): { subject: string; text: string } {
  const { company, slug, publicUrl } = place;
  const [first] = notices;
  const subject =
    notices.length === 1 && first
      ? `${noticeWord(first.kind)}: ${line(first)}`
      : `${notices.length} notices of ${company}`;
  const parts = notices.map((notice) =>
    [
      ...(notices.length === 1 ? [] : [`${noticeWord(notice.kind)}:`]),
      notice.text,
      ...(notice.late ? [lateText(notice, place)] : []),
      `${publicUrl}${noticePath(slug, notice.kind, notice.requestId)}`,
    ].join('\n'),
  );
  const foot = `Heed sends this for ${company}. What reaches you by mail: ${publicUrl}/o/${slug}/settings/notifications`;
  return { subject, text: [...parts, foot].join('\n\n') };
}

/** The push for a bundle of one notice or more. */
export function noticePush(
  notices: readonly Notice[],
  place: NoticePlace,
): { title: string; text: string; url: string; tag: string } {
  const { company, slug } = place;
  const [first] = notices;
  const tag = first?.id ?? '';
  if (notices.length === 1 && first)
    return {
      title: `${noticeWord(first.kind)} · ${company}`,
      text: first.late ? `${line(first)}. ${lateText(first, place)}` : line(first),
      url: noticePath(slug, first.kind, first.requestId),
      tag,
    };
  const shown = notices.slice(0, MOST_PUSHES).map(line).join('\n');
  return {
    title: `${notices.length} notices · ${company}`,
    text: `${shown}\nand ${notices.length - MOST_PUSHES} more`,
    url: `/o/${slug}/now`,
    tag,
  };
}

function lateText({ at }: Notice, { zone }: NoticePlace): string {
  return `Told late: this was due at ${localTime(at, zone)}, when Heed was not running.`;
}

function line({ text }: Notice): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}
