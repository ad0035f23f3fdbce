/** What people are told of, as they choose about it; every kind of notification belongs to one of these groups. */
export const noticeGroups = [
  'requests',
  'unplaced',
  'deadlines',
  'colleagues',
  'duty',
  'backlog',
  'heed',
] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

/** How a notice leaves the house; within the app it stands always. */
export const noticeWays = ['mail', 'push'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** When nothing leaves the house, in the member's own zone. */
export interface QuietHours {
  /** Time of day as `HH:MM`; `to` up to 24:00. An end at or before the beginning lies on the next day. */
  readonly from: string;
  readonly to: string;
  /** ISO 8601 weekdays on which it begins, 1 = Monday. */
  readonly days: readonly number[];
}

export interface NoticeChoice {
  readonly ways: Readonly<Record<NoticeGroup, Readonly<Record<NoticeWay, boolean>>>>;
  /** Null: none, since most is told in one's hours of duty anyway. */
  readonly quiet: QuietHours | null;
}

const groups: Readonly<Record<string, NoticeGroup>> = {
  assigned: 'requests',
  taken_back: 'requests',
  nudge: 'requests',
  handed_over: 'requests',
  verdict_no: 'requests',
  contact_asks: 'requests',
  confirm_answers: 'requests',
  rota: 'requests',
  unassigned: 'unplaced',
  warning: 'deadlines',
  breach: 'deadlines',
  help: 'colleagues',
  colleague: 'colleagues',
  mentioned: 'colleagues',
  sweep: 'duty',
  duty_gap: 'duty',
  digest: 'duty',
  huddle: 'duty',
  backlog: 'backlog',
  weekly: 'backlog',
  deaf: 'heed',
  send_failed: 'heed',
};

/** The group of a kind of notification; of one that is not known here, that of requests. */
export function noticeGroup(kind: string): NoticeGroup {
  return groups[kind] ?? 'requests';
}

/**
 * Mail for what nobody else may be seeing to, push for all that is urgent: it goes out once a browser has been
 * subscribed.
 */
export const defaultChoice: NoticeChoice = {
  ways: {
    requests: { mail: false, push: true },
    unplaced: { mail: true, push: true },
    deadlines: { mail: false, push: true },
    colleagues: { mail: false, push: true },
    duty: { mail: false, push: true },
    backlog: { mail: false, push: false },
    heed: { mail: true, push: true },
  },
  quiet: null,
};

/** A choice as stored; where it says nothing, the default holds. */
export function readChoice(stored: unknown): NoticeChoice {
  const given = (stored ?? {}) as { ways?: Partial<NoticeChoice['ways']>; quiet?: QuietHours | null };
  return {
    ways: { ...defaultChoice.ways, ...given.ways },
    quiet: given.quiet ?? defaultChoice.quiet,
  };
}
