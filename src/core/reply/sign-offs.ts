import { foldText } from './fold-text.ts';

/** How people end a letter, folded and without marks: one row a language. */
const SIGN_OFFS = new Set(
  [
    // English
    'regards,best regards,kind regards,kindest regards,warm regards,warmest regards,with kind regards,with best regards,best,' +
      'best wishes,all the best,sincerely,yours sincerely,sincerely yours,yours faithfully,yours truly,yours,cheers,thanks,' +
      'many thanks,thank you,thanks in advance,thank you in advance,many thanks in advance,thanks again,thank you very much,' +
      'respectfully,warmly,greetings,take care,br,kr,rgds,thx',
    // German
    'mit freundlichen grussen,mit freundlichem gruss,mit freundlichen gruessen,mit besten grussen,mit besten gruessen,' +
      'freundliche grusse,freundliche gruesse,freundlichen gruss,viele grusse,viele gruesse,beste grusse,beste gruesse,' +
      'liebe grusse,liebe gruesse,herzliche grusse,herzliche gruesse,schone grusse,schoene gruesse,sonnige grusse,grusse,' +
      'gruesse,gruss,lieber gruss,mit lieben grussen,mfg,vg,lg,hochachtungsvoll,herzlichst,vielen dank,danke,besten dank,' +
      'vielen dank im voraus,danke im voraus,vielen dank vorab,danke vorab',
    // French
    'cordialement,bien cordialement,tres cordialement,sincerement,meilleures salutations,sinceres salutations,' +
      'avec mes meilleures salutations,salutations distinguees,salutations,bien a vous,bien a toi,a bientot,merci,' +
      "merci beaucoup,merci d'avance,merci par avance,bonne journee,amicalement",
    // Spanish
    'saludos,un saludo,saludos cordiales,cordiales saludos,un cordial saludo,reciba un cordial saludo,atentamente,atte,' +
      'muy atentamente,gracias,muchas gracias,gracias de antemano,muchas gracias de antemano,un abrazo',
    // Dutch
    'met vriendelijke groet,met vriendelijke groeten,vriendelijke groet,vriendelijke groeten,hartelijke groet,' +
      'hartelijke groeten,met hartelijke groet,groeten,groet,groetjes,mvg,bedankt,alvast bedankt,bij voorbaat dank,dank u wel',
    // Italian, Portuguese, Danish, Norwegian, Swedish
    'cordiali saluti,distinti saluti,saluti,grazie,atenciosamente,cumprimentos,com os melhores cumprimentos,obrigado,obrigada,' +
      'med venlig hilsen,venlig hilsen,med vennlig hilsen,hilsen,med vanlig halsning,vanliga halsningar,halsningar,mvh',
  ].flatMap((row) => row.split(',')),
);

const LONGEST = 60;
const LONGEST_NAME = 40;

/** A line that takes leave ("Kind regards, Theo", "Mit freundlichen Grüßen aus Köln"). */
export function isSignOff(line: string): boolean {
  if (line.length > LONGEST) return false;
  const [phrase = '', name = ''] = foldText(line.replace(/\p{Extended_Pictographic}|\uFE0F/gu, ''))
    .replace(/[.!]/g, '')
    .replace(/^[-–—/~* ]*/, '')
    .split(/[,\u2013\u2014]/, 2)
    .map((part) => part.trim());
  if (name.split(' ').length > 3 || name.includes('?')) return false;
  const [greeting = ''] = phrase.split(/ (?:aus|from|uit|desde) /, 1);
  if (SIGN_OFFS.has(greeting) || greeting.split(/ (?:und|and|&|et|y|en|\/) /).every(isPhrase)) return true;
  return isWithName(line);
}

/** "Mfg Theo", "Viele Grüße Theo Park": without a comma the name must look like one. */
function isWithName(line: string): boolean {
  const words = line.trim().split(' ');
  if (words.length === 2 && /^(?:mfg|vg|lg|mvg|mvh)$/i.test(words[0] ?? '')) return true;
  return [1, 2].some((names) => {
    const phrase = foldText(words.slice(0, -names).join(' ')).replace(/[.!]/g, '');
    return BEFORE_NAMES.has(phrase) && words.slice(-names).every((word) => /^\p{Lu}[\p{L}'.-]*$/u.test(word));
  });
}

const BEFORE_NAMES = new Set(
  (
    'regards,best regards,kind regards,cheers,best wishes,mfg,vg,lg,mvg,gruss,grusse,viele grusse,beste grusse,liebe grusse,' +
    'mit freundlichen grussen,freundliche grusse,cordialement,bien cordialement,saludos,un saludo,groet,groeten,' +
    'met vriendelijke groet'
  ).split(','),
);

function isPhrase(phrase: string): boolean {
  return SIGN_OFFS.has(phrase.trim());
}

/** A leave-taking that nobody writes in the midst of a mail, as against "Thanks" or "Best". */
export function isFormalSignOff(line: string): boolean {
  const words = foldText(line.trim());
  return (
    /regards|sincerely|faithfully|gr(?:u|ue)ssen?\b|gruss\b|\bmfg\b|cordialement|salutations|saludos?|atentamente|groeten?\b|saluti|hilsen/.test(
      words,
    ) && isSignOff(line)
  );
}

/** A name set off by a sign of its own ("-Theo", "— Theo Park", "//Theo"), as some people end a mail. */
export function isSignedName(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed.length > LONGEST_NAME) return false;
  return /^(?:-{1,2}|[–—~] ?|\/{1,2} ?)\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*){0,2}$/u.test(trimmed);
}
