/** What stands in the library: a file, words to take into a reply, and an answer that somebody who knows has approved. */
export const assetKinds = ['answer', 'snippet', 'file'] as const;
export type AssetKind = (typeof assetKinds)[number];

export const assetKindNames: Readonly<Record<AssetKind, string>> = {
  answer: 'Answer',
  snippet: 'Snippet',
  file: 'File',
};

/** Languages whose words are found by their stems; what is in another one is found by the words as they stand. */
export const assetLanguages = ['en', 'de', 'nl', 'fr', 'es'] as const;
