import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, indexWords, wordsOf } from './find-words.ts';
import { languageOf } from './language-of.ts';
import { knowledgeOf, needsOf, type RoutedRequest, type Skill } from './needs-of.ts';
import { defaultRules, type RuleRow } from './rules.ts';

const request = (more: Partial<RoutedRequest> = {}): RoutedRequest => ({
  subject: '',
  text: '',
  questions: [],
  channel: 'email',
  source: null,
  kind: 'lead',
  segment: null,
  zone: null,
  phone: null,
  country: null,
  ...more,
});
const skill = (name: string, kind: Skill['kind'], ...words: string[]): Skill => ({
  id: name,
  kind,
  name,
  words,
});
const skills = [
  skill('valves', 'product', 'LC-200', 'Ventil'),
  skill('dairy', 'industry', 'milk', 'whey'),
  skill('Control boards', 'product'),
  skill('German', 'language'),
  skill('Français', 'language', 'French'),
  skill('Oceania', 'region', 'Australia', 'New Zealand', '+64'),
  skill('Deutschland', 'region', 'DE', 'Germany'),
];
const row = (id: string, more: Partial<RuleRow> = {}): RuleRow => ({
  ...{
    id,
    words: [],
    channels: [],
    sources: [],
    kinds: [],
    segments: [],
    needs: [],
    teamId: null,
    order: null,
  },
  ...more,
});
const needs = (more: Partial<RoutedRequest>, rows: RuleRow[] = []) =>
  needsOf(request(more), knowledgeOf(skills, { ...defaultRules, rows }));
const found = (more: Partial<RoutedRequest>) => needs(more).needs.map(({ name, why }) => `${name}: ${why}`);

describe('skills that a request names itself', () => {
  test.each<[string, Partial<RoutedRequest>, string[]]>([
    ['by name, singular', { text: 'A valve please' }, ['valves: “valves”']],
    ['in the subject, in capitals', { subject: 'VALVES' }, ['valves: “valves”']],
    ['in a question', { questions: ['Which valve fits?'] }, ['valves: “valves”']],
    ['by a word with a number', { text: 'Two LC-200, or LC 200?' }, ['valves: “LC-200”']],
    ['German plural', { text: 'Zwei Ventilen' }, ['valves: “Ventil”']],
    ['whole words only', { text: 'valvet and milky, LC-2000' }, []],
    [
      'a phrase, its last word in the plural',
      { text: 'control board' },
      ['Control boards: “Control boards”'],
    ],
    ['not the words of a phrase apart', { text: 'control the boards' }, []],
    ['with accents', { text: 'The mílk line' }, ['dairy: “milk”']],
    ['several, products first', { text: 'whey and valves' }, ['valves: “valves”', 'dairy: “whey”']],
    ['a region by its zone', { zone: 'Australia/Sydney' }, ['Oceania: zone Australia/Sydney']],
    ['a region by its country', { country: 'NZ' }, ['Oceania: number from New Zealand']],
    ['a region by the prefix', { phone: '+64 9 555 0100' }, ['Oceania: number from +64']],
    ['a region by its code', { country: 'DE', zone: 'Europe/Berlin' }, ['Deutschland: number from DE']],
    ['a region in the text', { text: 'delivered to New Zealand' }, ['Oceania: “New Zealand”']],
    ['another place', { zone: 'America/Chicago', country: 'US', phone: '+1 402 555 0100' }, []],
    ['a language that is only spoken of', { text: 'Do you have the German manual of it?' }, []],
    [
      'the language it is written in',
      { text: 'Guten Tag, können Sie uns bitte sagen, wann die Pumpen wieder lieferbar sind?' },
      ['German: written in German'],
    ],
    [
      'the language by another name for it',
      { text: 'Bonjour, quel est le délai pour la livraison des pompes ?' },
      ['Français: written in Français'],
    ],
  ])('%s', (_, more, expected) => {
    expect(found(more)).toEqual(expected);
  });
});

test('an expected language is told by a few words of a sentence, not by a greeting', () => {
  const told = (text: string) => languageOf(wordsOf(text));
  expect(told('Does the LC-200 seat stand 85 degrees for an hour? Which gasket fits it?')).toBe('en');
  expect(told('Hola, ¿cuánto tardan en entregar las bombas y cuál es el precio?')).toBe('es');
  expect(told('Kunt u ons laten weten wanneer de pompen geleverd worden?')).toBe('nl');
  expect(told('Können Sie uns ein Angebot für zwölf Ventile senden?')).toBe('de');
  expect(told('Pouvez-vous nous envoyer le prix des vannes ?')).toBe('fr');
  expect(told('Hello')).toBeNull();
  expect(told('LC-200 40 DN50')).toBeNull();
});

describe('rules', () => {
  const rows = [
    row('a', { words: ['pump'], needs: ['dairy'], order: 'coordinator_first' }),
    row('b', { channels: ['webform'], kinds: ['lead'], needs: ['valves', 'dairy'], teamId: 'service' }),
    row('c', { sources: ['Trade Fair'], segments: ['A', 'B'], teamId: 'key', order: 'expert_first' }),
    row('d', { words: ['gone'], needs: ['a skill that is gone'] }),
  ];
  const by = (more: Partial<RoutedRequest>) => {
    const { needs: all, teamId, order } = needs(more, rows);
    return [all.map(({ name, why }) => `${name}: ${why}`), teamId, order];
  };
  test.each<[string, Partial<RoutedRequest>, unknown[]]>([
    ['none matches', {}, [[], null, 'expert_first']],
    ['by a word in its plural', { text: 'Pumps?' }, [['dairy: rule 1'], null, 'coordinator_first']],
    [
      'all that match add their needs, the first decides team and order',
      { text: 'pump', channel: 'webform', source: 'trade fair', segment: 'A' },
      [['valves: rule 2', 'dairy: rule 1'], 'service', 'coordinator_first'],
    ],
    ['every list has to match', { channel: 'webform', kind: 'question' }, [[], null, 'expert_first']],
    ['a missing source matches no list', { segment: 'A' }, [[], null, 'expert_first']],
    ['a skill that is gone is left out', { text: 'gone' }, [[], null, 'expert_first']],
    [
      'what it says itself is the better reason',
      { text: 'a valve', channel: 'webform' },
      [['valves: “valves”', 'dairy: rule 2'], 'service', 'expert_first'],
    ],
  ])('%s', (_, more, expected) => {
    expect(by(more)).toEqual(expected);
  });
});

test('a word is found in any text that holds it between others, and its plural too', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  fc.assert(
    fc.property(
      word,
      fc.array(word, { maxLength: 5 }),
      fc.array(word, { maxLength: 5 }),
      (one, before, after) => {
        for (const form of [one, `${one}s`, one.toUpperCase()]) {
          const words = wordsOf([...before, form, ...after].join(', '));
          expect([...findWords(words, indexWords([[one, 'it']])).keys()]).toEqual(['it']);
        }
      },
    ),
  );
});

test('a long text takes time in proportion to its length: a megabyte of words is read', () => {
  const text = 'valve seat '.repeat(90_000);
  expect(found({ text })).toEqual(['valves: “valves”']);
});
