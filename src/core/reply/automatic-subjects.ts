import { foldText } from './fold-text.ts';

/** How absence replies and other automatic answers begin their subject, folded (DOMAIN 2.7, "suspected"). */
const OPENINGS: readonly string[] = [
  // English
  'automatic reply',
  'automated reply',
  'automatic response',
  'auto reply',
  'auto-reply',
  'autoreply',
  'auto response',
  'out of office',
  'out of the office',
  'out-of-office',
  'i am out of the office',
  'ooo',
  'away from the office',
  'on vacation',
  'on annual leave',
  // German
  'automatische antwort',
  'abwesenheit',
  'abwesenheitsnotiz',
  'abwesenheitsmeldung',
  'abwesend',
  'nicht im buro',
  'ich bin nicht im buro',
  // French
  'reponse automatique',
  "message d'absence",
  'absence du bureau',
  'absent du bureau',
  'absent',
  'en conges',
  // Spanish
  'respuesta automatica',
  'fuera de la oficina',
  'fuera de oficina',
  'ausente',
  'ausencia',
  // Dutch
  'automatisch antwoord',
  'automatische beantwoording',
  'niet aanwezig',
  'afwezig',
  'afwezigheid',
  'afwezigheidsbericht',
  'niet op kantoor',
];

/** Words that may follow an opening without punctuation; any other word makes it a subject about something else. */
const FOLLOWERS = new Set(
  (
    'until till from to re reply message notification notice due and today tomorrow ' +
    'bis vom von ab auf wegen am heute au du de des jusqu le la hasta desde del por tot van op wegens t/m'
  ).split(' '),
);

/** The opening by which a subject gives itself away as automatic, or null. A reply to such a mail ("Re: …") does not. */
export function automaticSubject(subject: string): string | null {
  const folded = withoutTags(foldText(subject.slice(0, 300)).trim());
  for (const opening of OPENINGS) {
    if (folded.startsWith(opening) && mayFollow(folded.slice(opening.length))) return opening;
  }
  return null;
}

function mayFollow(rest: string): boolean {
  if (rest === '' || !/^[\p{L}\p{N} ]/u.test(rest)) return true;
  if (!rest.startsWith(' ')) return false;
  const [word = ''] = rest.trim().split(/[ ,.:;!']/, 1);
  return word === '' || !/^\p{L}/u.test(word) || FOLLOWERS.has(word);
}

/** Drops leading marks such as "[EXTERNAL]" that gateways put before a subject. */
function withoutTags(subject: string): string {
  let rest = subject;
  while (rest.startsWith('[') && rest.includes(']')) {
    const inside = rest.slice(1, rest.indexOf(']'));
    const after = rest.slice(rest.indexOf(']') + 1).trim();
    rest = after === '' ? inside : after;
  }
  return rest;
}
