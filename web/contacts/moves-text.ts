import { count } from '../ui/time-text.ts';

interface Moves {
  readonly requests: number;
  readonly openRequests: number;
  readonly messages: number;
  readonly calls: number;
  readonly followUps: number;
  readonly pages: number;
}

/** What goes over, in words: only what there is, the open ones of the requests said apart. */
export function movesText({ requests, openRequests, messages, calls, followUps, pages }: Moves): string {
  const open = openRequests > 0 ? ` (${openRequests} open)` : '';
  const parts = [
    requests > 0 ? `${count(requests, 'request')}${open}` : '',
    messages > 0 ? count(messages, 'message') : '',
    calls > 0 ? count(calls, 'call') : '',
    followUps > 0 ? count(followUps, 'follow-up') : '',
    pages > 0 ? `${count(pages, 'page')} seen` : '',
  ].filter((part) => part !== '');
  if (parts.length <= 1) return parts[0] ?? 'nothing but the address';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
