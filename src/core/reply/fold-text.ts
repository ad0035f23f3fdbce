/** Most mail is plain ASCII, where nothing is to be taken apart. */
const PLAIN = /^[ -~\t]*$/;

/** Letters that Unicode does not take apart into a plain one and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
};

/** Text made comparable: lower case, without accents, plain apostrophes and spaces, "ß" as "ss". Linear. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) {
    const lower = text.toLowerCase();
    return /[`\t]/.test(lower) ? lower.replaceAll('`', "'").replaceAll('\t', ' ') : lower;
  }
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßłŁøØđĐæÆœŒı]/g, (letter) => LETTERS[letter] ?? letter)
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/\s/g, ' ');
}
