/** Kinds of skills in words, in the order in which they stand. */
export const skillKindNames = {
  product: 'Products',
  industry: 'Industries',
  language: 'Languages',
  region: 'Regions',
} as const;

export type SkillKind = keyof typeof skillKindNames;

/** One of a kind. */
export const skillKindName: Readonly<Record<SkillKind, string>> = {
  product: 'product',
  industry: 'industry',
  language: 'language',
  region: 'region',
};

/** What words of a kind are for. */
export const skillWordsHint: Readonly<Record<SkillKind, string>> = {
  product: 'What buyers say for it; it is recognised in what they write.',
  industry: 'What buyers of it say; it is recognised in what they write.',
  language: 'Its names, such as “Deutsch”; it is recognised by what is written in it.',
  region: 'Zones, cities, countries or the start of numbers, such as “Australia/Sydney”, “AU” or “+61”.',
};
