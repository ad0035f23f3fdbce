import { foldText } from './fold-text.ts';

const LONGEST = 40;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:morgen|tag|abend)|sehr geehrte[rn]?|liebe[rns]?|moin|servus|gruezi|gruss gott|bonjour|bonsoir|cher|chere|chers|salut|madame|monsieur|hola|estimad[oa]s?|buen(?:os|as) (?:dias|tardes|noches)|beste|geachte|dag|goede(?:morgen|middag|navond)|ciao|buongiorno|ola)\b/;
const IN_FRONT =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|guten (?:morgen|tag)|bonjour|hola|buenos dias|buenas tardes|beste|dag|goedemorgen|goedemiddag)\b[^,!.?:;]{0,30}[,!:;.-]+ /;

/** A short line that only greets ("Hi Ann", "Sehr geehrte Frau Park!"). */
export function isGreeting(line: string): boolean {
  if (line.length > LONGEST || /[?？]/.test(line)) return false;
  const folded = foldText(line).trim();
  if (!GREETING.test(folded)) return false;
  return /[,!:.-]$/.test(folded) ? folded.split(' ').length <= 6 : folded.split(' ').length <= 4;
}

/** Folded text without the greeting in front ("hi ann, please call" to "please call"). */
export function withoutGreeting(folded: string): string {
  return folded.replace(IN_FRONT, '');
}
