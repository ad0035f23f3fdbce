/** The requests a figure is about: all, or those that share one property. `key` as the ledger of roll-ups keeps it. */
export type Slice = { readonly by: 'all' } | { readonly by: SliceKind; readonly key: string };

/** What requests are counted by besides all together. Keys: ids, or the word itself; `leads` and `buying`: yes or no. */
export const sliceKinds = [
  'team',
  'desk',
  'person',
  'channel',
  'source',
  'segment',
  'kind',
  'stage',
  'leads',
  'buying',
] as const;
export type SliceKind = (typeof sliceKinds)[number];

export const everything: Slice = { by: 'all' };
