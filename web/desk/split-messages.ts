import type { MessageView } from './request-view.ts';

/** What can leave a request: everything after the message it began with, but what is a machine's or has not left yet. */
export function splittable<M extends Pick<MessageView, 'direction' | 'replyClass' | 'delivery'>>(
  messages: readonly M[],
): readonly M[] {
  const first = messages.findIndex(({ direction }) => direction === 'in');
  return messages
    .slice(first + 1)
    .filter(
      ({ direction, replyClass, delivery }) =>
        direction === 'in' || (replyClass !== 'R0' && (delivery === 'sent' || delivery === 'bounced')),
    );
}
