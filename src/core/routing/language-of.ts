/** Languages that are told apart, by ISO 639-1, with what people call them (folded). */
export const languageNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'english', 'englisch', 'engels', 'anglais', 'ingles'],
  de: ['de', 'german', 'deutsch', 'duits', 'allemand', 'aleman'],
  nl: ['nl', 'dutch', 'niederlandisch', 'hollandisch', 'nederlands', 'neerlandais', 'neerlandes', 'holandes'],
  fr: ['fr', 'french', 'franzosisch', 'frans', 'francais', 'frances'],
  es: ['es', 'spanish', 'spanisch', 'spaans', 'espagnol', 'espanol', 'castellano'],
};

export type Language = 'en' | 'de' | 'nl' | 'fr' | 'es';

/** Words that carry a sentence and are told apart from those of the other languages by themselves, folded. */
const marks: Readonly<Record<Language, string>> = {
  en:
    'the and is are you your we our what which when where how does did can could would should have has with for from ' +
    'this that these please thank thanks not need it of to by my there any if do will',
  de:
    'der das und ist sind sie ihr ihre ihren wir uns was welche welcher welches wann wie kann konnen konnten haben hat ' +
    'mit fur von diese dieser bitte danke nicht brauchen es ein eine einen ich auf bei zum zur gibt wird',
  nl:
    'het een en zijn jullie u uw wij ons wat welke wanneer hoe kan kunt kunnen hebben heeft met voor van deze dit dat ' +
    'graag bedankt niet ik op bij naar er wordt aan ook kunnen',
  fr:
    'le la les et est sont vous votre vos nous notre quel quelle quels quelles quand comment combien peut pouvez avez ' +
    'avec pour de du des ce cette merci pas je il une un dans sur au aux y bonjour que qui',
  es:
    'el la los las y son usted ustedes su sus nosotros nuestro cual cuales cuando como cuanto puede pueden tienen tiene ' +
    'con para de del este esta gracias no yo una un en por al hola que se lo necesito',
};

const languages = Object.keys(marks) as Language[];
const meanings = new Map<string, Language[]>();
for (const language of languages) {
  for (const word of new Set(marks[language].split(' ')))
    meanings.set(word, [...(meanings.get(word) ?? []), language]);
}

/** Fewer marks than this are a name, a product, a greeting: no evidence. */
const LEAST = 3;

/** The language a text is written in, by its small words; null when it is too short or mixed to say. */
export function languageOf(words: readonly string[]): Language | null {
  const counts = new Map<Language, number>();
  for (const word of words) {
    for (const language of meanings.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < LEAST) return null;
  return second && second[1] >= first[1] ? null : first[0];
}
