const BULLET = /^[ \t]*([-*•–]|\d{1,2}[.)]|[a-z][.)])[ \t]/i;
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof inc ltd co no nr st vs approx incl excl etc e.g i.e z.b d.h u.a bzw ca ggf p.ej art fig'.split(
    ' ',
  ),
);
/** A line this short that ends in a comma opens a letter ("Hi Ann,"). */
const GREETING_CHARS = 40;

/** Cuts a text into sentences, over wrapped lines; list items and paragraphs stand alone. Linear. */
export function splitSentences(text: string): string[] {
  return paragraphs(text).flatMap(sentencesOf);
}

function paragraphs(text: string): string[] {
  const found: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) found.push(open.join(' '));
    open = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const bullet = BULLET.exec(raw);
    if (line === '' || bullet) close();
    if (line === '') continue;
    open.push(bullet ? raw.slice(bullet[0].length).trim() : line);
    if (found.length === 0 && open.length === 1 && line.endsWith(',') && line.length <= GREETING_CHARS)
      close();
  }
  close();
  return found;
}

function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let at = 0; at < paragraph.length; at += 1) {
    if (!endsSentence(paragraph, at)) continue;
    sentences.push(paragraph.slice(start, at + 1).trim());
    start = at + 1;
  }
  sentences.push(paragraph.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** A mark ends a sentence when blank or a closing sign follows: "www.x.com/?a=1" and "3.5" stay whole. */
function endsSentence(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (!'.?!？。'.includes(mark)) return false;
  if (mark === '？' || mark === '。') return true;
  const next = text.charAt(at + 1);
  if (next !== '' && next !== ' ' && next !== '\t') return false;
  if (mark !== '.') return true;
  const word = text
    .slice(Math.max(0, text.lastIndexOf(' ', at) + 1), at)
    .slice(-8)
    .toLowerCase();
  return !ABBREVIATIONS.has(word) && !/^\d{1,2}$/.test(word);
}
