import { foldText } from './fold-text.ts';

/** Phrases of contacts that give nothing (DOMAIN 5.8): plain text by language, so that they can be edited. */
export const TOUCH_BASE_PHRASES: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'nl', readonly string[]>> = {
  en: [
    'just touching base',
    'touching base',
    'just checking in',
    'checking in to see',
    'circling back',
    'following up on my last mail',
    'following up on my last email',
    'following up on my last e-mail',
    'following up on my last message',
    'any update',
    'any updates',
    'wanted to see where you are',
    'did you get a chance',
    'bumping this',
    'just wanted to say hi',
  ],
  de: [
    'wollte nur mal nachfragen',
    'wollte nur nachfragen',
    'wollte mich nur kurz melden',
    'wollte nur kurz hören',
    'wollte mal hören',
    'komme zurück auf meine letzte mail',
    'komme auf meine letzte mail zurück',
    'gibt es schon etwas neues',
    'gibt es neuigkeiten',
    'konnten sie schon einen blick',
    'wollte nur hallo sagen',
  ],
  fr: [
    'je reviens vers vous',
    'je me permets de revenir vers vous',
    'je me permets de vous relancer',
    'petite relance',
    'avez-vous eu le temps',
    'avez-vous pu regarder',
    'suite à mon dernier mail',
    'suite à mon dernier message',
    'avez-vous des nouvelles',
    'je voulais juste prendre des nouvelles',
  ],
  es: [
    'solo quería saber cómo va',
    'solo quería dar seguimiento',
    'dando seguimiento a mi último correo',
    'dando seguimiento a mi último mensaje',
    'hay alguna novedad',
    'alguna novedad',
    'tuvo oportunidad de',
    'ha podido revisar',
    'retomo el contacto',
    'solo quería saludar',
  ],
  nl: [
    'even inchecken',
    'even een berichtje om te vragen',
    'ik wilde even vragen hoe het staat',
    'ik kom terug op mijn laatste mail',
    'naar aanleiding van mijn laatste mail',
    'is er al nieuws',
    'heeft u al kans gehad',
    'heeft u al de gelegenheid gehad',
    'wilde alleen even gedag zeggen',
  ],
};

const ALL = Object.values(TOUCH_BASE_PHRASES).flat();

/**
 * The first touch-base phrase in a text, or null. Only a hint: see `isTouchBase`.
 */
export function findTouchBase(text: string, phrases: readonly string[] = ALL): string | null {
  const words = spaced(text);
  let first: { phrase: string; at: number } | null = null;
  for (const phrase of phrases) {
    const at = words.indexOf(spaced(phrase));
    if (at >= 0 && (first === null || at < first.at)) first = { phrase, at };
  }
  return first?.phrase ?? null;
}

/** A contact that we began, not an answer to a request (DOMAIN M-18). */
export interface SellerContact {
  readonly text: string;
  /** Open questions it answered, in full or in part. */
  readonly answered: number;
  /** Value items it carries (DOMAIN 5.9). */
  readonly valueItems: number;
  /** It keeps or proposes a date agreed with the buyer. */
  readonly agreedDate: boolean;
  /** What the buyer gains by it, as stated before it went out. */
  readonly statedGain: string;
}

/** Whether a contact gave the buyer nothing (DOMAIN M-18), and by which phrase it shows; phrase null without one. */
export function isTouchBase(
  contact: SellerContact,
  phrases: readonly string[] = ALL,
): { readonly flagged: boolean; readonly phrase: string | null } {
  const phrase = findTouchBase(contact.text, phrases);
  const gives = contact.answered > 0 || contact.valueItems > 0 || contact.agreedDate;
  return { flagged: !gives && (phrase !== null || contact.statedGain.trim() === ''), phrase };
}

function spaced(text: string): string {
  const words = foldText(text)
    .replace(/[^\p{L}\p{N}'-]/gu, ' ')
    .split(' ');
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}
