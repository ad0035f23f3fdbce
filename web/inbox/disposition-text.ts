import { timeOfDay } from '../ui/index.ts';
import type { InboxItem } from './inbox-query.ts';

const words: Readonly<Record<NonNullable<InboxItem['disposition']>['how'], string>> = {
  answered: 'Answered',
  interim: 'Interim answer',
  no_reply: 'No reply needed',
  automated: 'Automated or spam',
  closed: 'Closed unanswered',
  void: 'Not a request',
};

/** What became of a message, in a line. */
export function dispositionText({ disposition }: Pick<InboxItem, 'disposition'>): string {
  if (disposition === null) return '';
  const { how, by, promisedAt } = disposition;
  const promised = promisedAt === null ? '' : `, promised for ${timeOfDay(Date.parse(promisedAt))}`;
  return `${words[how]}${by === null ? '' : ` by ${by}`}${promised}`;
}
