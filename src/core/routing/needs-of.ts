import { foldText } from '../reply/fold-text.ts';
import { findWords, indexWords, type WordIndex, wordsOf } from './find-words.ts';
import { type Language, languageNames, languageOf } from './language-of.ts';
import type { RoutingOrder, RoutingRules, RuleRow } from './rules.ts';

export type SkillKind = 'product' | 'industry' | 'language' | 'region';

/** Something people know, with what buyers say for it. */
export interface Skill {
  readonly id: string;
  readonly kind: SkillKind;
  readonly name: string;
  readonly words: readonly string[];
}

/** A request as far as it bears on who should have it. */
export interface RoutedRequest {
  readonly subject: string;
  readonly text: string;
  readonly questions: readonly string[];
  readonly channel: string;
  readonly source: string | null;
  readonly kind: string;
  readonly segment: string | null;
  /** IANA zone of the contact, their number, and the country it belongs to (ISO 3166); null when unknown. */
  readonly zone: string | null;
  readonly phone: string | null;
  readonly country: string | null;
}

/** A skill a request needs, and why it is thought so: `“valve”`, `written in German`, `rule 2`. */
export interface Need {
  readonly skillId: string;
  readonly name: string;
  readonly kind: SkillKind;
  readonly why: string;
}

/** What a request needs and where it is to go by the rules. */
export interface Needs {
  /** By kind and name, each skill once. */
  readonly needs: readonly Need[];
  /** Whose people are asked; null: the desk's own team. */
  readonly teamId: string | null;
  readonly order: RoutingOrder;
}

/** Skills and rules made ready for many requests. */
export interface Knowledge {
  readonly rules: RoutingRules;
  readonly skills: ReadonlyMap<string, Skill>;
  readonly spoken: WordIndex<Skill>;
  readonly ruled: WordIndex<RuleRow>;
  /** Nothing is to be recognised: texts need not be read. */
  readonly isEmpty: boolean;
}

export function knowledgeOf(skills: readonly Skill[], rules: RoutingRules): Knowledge {
  const spoken = skills
    .filter(({ kind }) => kind !== 'language')
    .flatMap((skill) => [skill.name, ...skill.words].map((word) => [word, skill] as const));
  const ruled = rules.rows.flatMap((row) => row.words.map((word) => [word, row] as const));
  return {
    rules,
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    spoken: indexWords(spoken),
    ruled: indexWords(ruled),
    isEmpty: skills.length === 0 && rules.rows.length === 0,
  };
}

/** What a request needs by the rules that match it and by what it says itself, each with its reason. */
export function needsOf(request: RoutedRequest, knowledge: Knowledge): Needs {
  const { rules, skills } = knowledge;
  if (knowledge.isEmpty) return { needs: [], teamId: null, order: rules.order };
  const words = wordsOf([request.subject, request.text, ...request.questions].join('\n'));
  const matching = matchingRows(request, words, knowledge);
  const found = new Map<string, Need>();
  const add = (skill: Skill | undefined, why: string) => {
    if (skill && !found.has(skill.id))
      found.set(skill.id, { skillId: skill.id, name: skill.name, kind: skill.kind, why });
  };
  for (const [skill, word] of findWords(words, knowledge.spoken)) add(skill, `“${word}”`);
  const language = languageOf(words);
  for (const skill of skills.values()) {
    if (skill.kind === 'language' && language !== null && isCalled(skill, language))
      add(skill, `written in ${skill.name}`);
    if (skill.kind === 'region') {
      const place = placeOf(skill, request);
      if (place !== null) add(skill, place);
    }
  }
  for (const row of matching)
    for (const id of row.needs) add(skills.get(id), `rule ${rules.rows.indexOf(row) + 1}`);
  return {
    needs: [...found.values()].sort(byKindAndName),
    teamId: matching.find((row) => row.teamId !== null)?.teamId ?? null,
    order: matching.find((row) => row.order !== null)?.order ?? rules.order,
  };
}

/** The rows that match a request, in the order of the table. */
export function matchingRows(
  request: RoutedRequest,
  words: readonly string[],
  { rules, ruled }: Knowledge,
): RuleRow[] {
  if (rules.rows.length === 0) return [];
  const said = findWords(words, ruled);
  const holds = (list: readonly string[], value: string | null) =>
    list.length === 0 || (value !== null && list.some((one) => foldText(one) === foldText(value)));
  return rules.rows.filter(
    (row) =>
      (row.words.length === 0 || said.has(row)) &&
      holds(row.channels, request.channel) &&
      holds(row.sources, request.source) &&
      holds(row.kinds, request.kind) &&
      holds(row.segments, request.segment),
  );
}

function isCalled({ name, words }: Skill, language: Language): boolean {
  return [name, ...words].some((word) => languageNames[language].includes(foldText(word).trim()));
}

/** A region is where the contact's zone or the country of their number is: `Australia`, `AU`, `Sydney`, `+61`. */
function placeOf({ name, words }: Skill, { zone, phone, country }: RoutedRequest): string | null {
  const number = phone?.replaceAll(/[^\d+]/g, '') ?? '';
  const zones = zone === null ? [] : [zone, ...zone.split('/')].map(plain);
  const countries = country === null ? [] : [country, countryName(country)].map(plain);
  for (const word of [name, ...words]) {
    if (/^\+\d/.test(word) && number.startsWith(word.replaceAll(/[^\d+]/g, ''))) return `number from ${word}`;
    if (countries.includes(plain(word))) return `number from ${word}`;
    if (zones.includes(plain(word))) return `zone ${zone}`;
  }
  return null;
}

const plain = (place: string) => foldText(place.replaceAll('_', ' ')).trim();

let countryNames: Intl.DisplayNames | undefined;

function countryName(code: string): string {
  countryNames ??= new Intl.DisplayNames('en', { type: 'region' });
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}

const kinds: readonly SkillKind[] = ['product', 'industry', 'region', 'language'];

function byKindAndName(a: Need, b: Need): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1);
}
