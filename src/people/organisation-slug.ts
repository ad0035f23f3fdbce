const LONGEST = 40;

/** How an organisation stands in addresses: `Larkfield Pumps & Co.` becomes `larkfield-pumps-co`. */
export function organisationSlug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, LONGEST).replace(/^-+|-+$/g, '') || 'company';
}

/** The wished slug, or the first free one with a number behind it. */
export function freeSlug(wished: string, taken: ReadonlySet<string>): string {
  for (let number = 2, slug = wished; ; number++) {
    if (!taken.has(slug)) return slug;
    slug = `${wished}-${number}`;
  }
}
