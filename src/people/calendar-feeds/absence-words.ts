/**
 * Words by which people say in a calendar that they are not at work, without case and accents. Whole words: a sickle
 * is no sick leave, and who leaves for the airport has not left.
 */
const words = [
  'vacations?',
  'holidays?',
  'annual leave',
  '(on|sick|parental|maternity|paternity|unpaid|medical|personal|family|study|garden(ing)?|bereavement) leave',
  'out of( the)? office',
  'ooo',
  'ooto',
  'pto',
  'time off',
  '(day|week|morning|afternoon)s? off',
  'off (sick|work|today)',
  'sick',
  'sick ?day',
  'sabbatical',
  // German
  '\\w*urlaub',
  'krank\\w*',
  'abwesen(d|heit)',
  'elternzeit',
  'mutterschutz',
  'ferien',
  'ausser haus',
  'nicht im (buro|haus|dienst)',
  // French
  'conges?',
  'vacances',
  'absente?s?',
  'absence',
  'maladie',
  'rtt',
  // Spanish, Portuguese, Italian
  'vacaciones',
  'ausen(te|cia)',
  'de baja',
  'fuera de( la)? oficina',
  'ferias',
  'ferie',
  'assente',
  'malattia',
  // Dutch, Danish, Norwegian, Swedish, Polish
  'vakantie',
  'verlof',
  'ziek',
  'afwezig',
  'niet aanwezig',
  'fravaer',
  'syge?',
  'syk',
  'sjuk',
  'semester',
  'ledig',
  'urlop',
  'zwolnienie',
  'nieobecn\\w*',
].join('|');

const saysSo = new RegExp(`(?<![\\p{L}\\p{N}])(${words}|leave(?=$|\\s*[-:(]))(?![\\p{L}\\p{N}])`, 'u');

/** Whether a calendar entry's title says that its owner is not at work. */
export function saysAbsent(title: string): boolean {
  const plain = title
    .slice(0, 300)
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  return saysSo.test(plain);
}
