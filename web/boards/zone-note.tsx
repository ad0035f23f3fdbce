/** Whose wall the times hang on, where it is not the reader's. */
export function ZoneNote({ zone }: { readonly zone: string }) {
  if (new Intl.DateTimeFormat().resolvedOptions().timeZone === zone) return null;
  return <span className="heed-soft">Times of {zone.replaceAll('_', ' ')}</span>;
}
