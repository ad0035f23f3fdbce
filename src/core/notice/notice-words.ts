const words: Readonly<Record<string, string>> = {
  warning: 'Warning',
  sweep: 'Before closing',
  breach: 'Missed',
  unassigned: 'Nobody has it',
  assigned: 'Given to you',
  taken_back: 'Taken back',
  nudge: 'Still untouched',
  handed_over: 'Handed to you',
  help: 'Help',
  colleague: 'A colleague wrote',
  verdict_no: 'It did not help',
  contact_asks: 'The contact asks',
  confirm_answers: 'Please confirm',
  rota: 'On call',
  backlog: 'Backlog',
  duty_gap: 'Gap in duty',
  digest: 'Your last day',
  huddle: 'Huddle',
  library_review: 'Due for review',
  weekly: 'Weekly report',
  deaf: 'Heed does not hear',
  send_failed: 'Not sent',
};

/** A kind of notification in two or three words. */
export function noticeWord(kind: string): string {
  return words[kind] ?? 'Notice';
}

/** The page within Heed where a notification leads: its request, or where one deals with what it is about. */
export function noticePath(org: string, kind: string, requestId: string | null): string {
  if (requestId !== null) return `/o/${org}/now/${requestId}`;
  switch (kind) {
    case 'deaf':
    case 'send_failed':
      return `/o/${org}/settings/health`;
    case 'backlog':
      return `/o/${org}/follow-ups`;
    case 'library_review':
      return `/o/${org}/library?state=review`;
    case 'digest':
    case 'huddle':
      return `/o/${org}/boards/huddle`;
    case 'weekly':
      return `/o/${org}/boards/weekly`;
    case 'duty_gap':
      return `/o/${org}/boards/readiness`;
    default:
      return `/o/${org}/now`;
  }
}
