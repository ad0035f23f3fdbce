import { foldText } from './fold-text.ts';

/** How absence replies and other automatic answers begin their subject, folded: one row a language (DOMAIN 2.7). */
export const AUTOMATIC_SUBJECTS: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'nl', readonly string[]>> = {
  en: [
    'automatic reply',
    'automated reply',
    'automatic response',
    'automated response',
    'automatic answer',
    'auto reply',
    'auto-reply',
    'autoreply',
    'auto response',
    'auto-response',
    'autoresponse',
    'autoresponder',
    'auto generated',
    'auto-generated',
    'automatically generated',
    'out of office',
    'out of the office',
    'out-of-office',
    'i am out of the office',
    'i am currently out of the office',
    "i'm out of the office",
    'ooo',
    'away from the office',
    'away from my mail',
    'away from my desk',
    'on vacation',
    'on holiday',
    'on annual leave',
    'on leave',
    'vacation reply',
    'vacation response',
    'vacation message',
    'absence notice',
  ],
  de: [
    'automatische antwort',
    'automatische ruckantwort',
    'automatische benachrichtigung',
    'automatische abwesenheitsnotiz',
    'autom. antwort',
    'abwesenheit',
    'abwesenheitsnotiz',
    'abwesenheitsmeldung',
    'abwesenheitsnachricht',
    'abwesenheitsassistent',
    'abwesend',
    'ausser haus',
    'im urlaub',
    'urlaubsabwesenheit',
    'nicht im buro',
    'nicht im hause',
    'ich bin nicht im buro',
    'ich bin im urlaub',
  ],
  fr: [
    'reponse automatique',
    'reponse auto',
    "message automatique d'absence",
    "message d'absence",
    "notification d'absence",
    "avis d'absence",
    'absence du bureau',
    'absent du bureau',
    'absent',
    'absente',
    'je suis absent',
    'je suis absente',
    'en conge',
    'en conges',
    'hors du bureau',
  ],
  es: [
    'respuesta automatica',
    'contestacion automatica',
    'mensaje automatico',
    'fuera de la oficina',
    'fuera de oficina',
    'estoy fuera de la oficina',
    'ausente',
    'ausencia',
    'mensaje de ausencia',
    'aviso de ausencia',
    'de vacaciones',
  ],
  nl: [
    'automatisch antwoord',
    'automatische beantwoording',
    'automatische reactie',
    'niet aanwezig',
    'afwezig',
    'afwezigheid',
    'afwezigheidsbericht',
    'afwezigheidsmelding',
    'niet op kantoor',
    'ik ben niet op kantoor',
    'met vakantie',
    'op vakantie',
    'buiten kantoor',
  ],
};

const OPENINGS = Object.values(AUTOMATIC_SUBJECTS).flat();

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

/** Drops leading marks such as "[EXTERNAL]" that gateways put before a subject, but not one that gives it away. */
function withoutTags(subject: string): string {
  let rest = subject;
  while (rest.startsWith('[') && rest.includes(']')) {
    const inside = rest.slice(1, rest.indexOf(']'));
    const after = rest.slice(rest.indexOf(']') + 1).trim();
    if (after === '' || OPENINGS.includes(inside)) return inside;
    rest = after;
  }
  return rest;
}
