/** Whoever keeps `text` loses no word of `other`, however either is broken into lines. */
export function holdsWords(text: string, other: string): boolean {
  return words(text).includes(words(other));
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');
