/** Most mail is plain ASCII, where nothing is to be taken apart. */
const PLAIN = /^[ -~\t]*$/;

/** Text made comparable: lower case, without accents, plain apostrophes and spaces, "ß" as "ss". Linear. */
export function foldText(text: string): string {
  const plain = PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  return plain
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/\s/g, ' ');
}
