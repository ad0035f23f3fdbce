import { foldText } from './fold-text.ts';

/** What somebody signs with who has said nothing else. */
export function usualSignature({
  name,
  company,
}: {
  readonly name: string;
  readonly company: string;
}): string {
  return `${name}\n${company}`;
}

/** A reply as it leaves: its words, and below them the signature after the usual line (RFC 3676 section 4.3). */
export function withSignature(text: string, signature: string): string {
  const below = signature.trim();
  const words = text.trimEnd();
  return below === '' || endsWith(words, below) ? text : `${words}\n\n-- \n${below}`;
}

/** The writer has put it there by hand already. */
function endsWith(text: string, signature: string): boolean {
  const plain = (words: string) =>
    foldText(words)
      .match(/[\p{L}\p{N}@.+]+/gu)
      ?.join(' ') ?? '';
  return ` ${plain(text)}`.endsWith(` ${plain(signature)}`);
}
