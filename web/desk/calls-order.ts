import type { CallView } from './calls-view.ts';
import type { MessageView } from './request-view.ts';

export type Said =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'call'; readonly call: CallView };

/** Messages and calls as they came; the order among messages stays. */
export function inOrder(messages: readonly MessageView[], calls: readonly CallView[]): readonly Said[] {
  const said: Said[] = [];
  const rest = [...calls];
  for (const message of messages) {
    while (rest[0] && Date.parse(rest[0].at) < Date.parse(message.at)) {
      said.push({ kind: 'call', call: rest.shift() as CallView });
    }
    said.push({ kind: 'message', message });
  }
  return [...said, ...rest.map((call): Said => ({ kind: 'call', call }))];
}
