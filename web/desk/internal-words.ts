import type { Said } from './calls-order.ts';
import type { RequestView } from './request-view.ts';

/** What colleagues said among themselves. */
export type Internal =
  | { readonly kind: 'note'; readonly at: string; readonly note: RequestView['notes'][number] }
  | { readonly kind: 'help'; readonly at: string; readonly ask: RequestView['help'][number] };

/** What passed with the contact, in its order, with what colleagues said meanwhile in its place. */
export function withInternal(
  said: readonly Said[],
  { notes, help }: Pick<RequestView, 'notes' | 'help'>,
): readonly (Said | Internal)[] {
  const internal: Internal[] = [
    ...notes.map((note) => ({ kind: 'note' as const, at: note.at, note })),
    ...help.map((ask) => ({ kind: 'help' as const, at: ask.askedAt, ask })),
  ];
  internal.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const all: (Said | Internal)[] = [];
  for (const one of said) {
    while (internal[0] && Date.parse(internal[0].at) < timeOf(one)) all.push(internal.shift() as Internal);
    all.push(one);
  }
  return [...all, ...internal];
}

function timeOf(said: Said): number {
  return Date.parse(said.kind === 'call' ? said.call.at : said.message.at);
}

export function keyOf(said: Said | Internal): string {
  switch (said.kind) {
    case 'call':
      return said.call.id;
    case 'message':
      return said.message.id;
    case 'note':
      return said.note.id;
    case 'help':
      return said.ask.id;
  }
}
