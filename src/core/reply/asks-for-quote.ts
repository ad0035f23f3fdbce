import { foldText } from './fold-text.ts';
import { isAsked } from './questions.ts';
import { listedSentences } from './split-sentences.ts';

const READ_CHARS = 20_000;
const JUDGED_CHARS = 600;

/** What is asked for: a priced offer, in English, German, French, Spanish and Dutch. */
const QUOTE =
  /\b(?:quotes?|quotations?|price quote|cost estimate|estimate|pricing|(?:your )?best price|budget price|pro ?-?forma|price offer|offer|proposal|angebote?s?|preisangebot|kostenvoranschlag|offerte|richtpreis|devis|offre(?: de prix)?|proposition (?:de prix|tarifaire|commerciale)|chiffrage|cotizacion(?:es)?|presupuestos?|ofertas?|prijsopgave|prijsvoorstel|offertes?)\b/;
/** Verbs by which one asks another to give it. */
const GIVE =
  /\b(?:send|provide|give|prepare|make|submit|issue|forward|e-?mail|get|have|receive|need|require|want|would like|'d like|request|obtain|appreciate|looking for|interested in|please|welcome|schicken|senden|zusenden|zukommen|erstellen|machen|unterbreiten|abgeben|bitte|bitten|brauche|brauchen|benotigen?|hatten?|mochten?|wunschen?|erhalten|anfordern|freuen|faire|etablir|envoyer|adresser|transmettre|parvenir|recevoir|obtenir|besoin|souhaite(?:rais|rions)?|souhaitons|voudrais|voudrions|aimerais|merci|veuillez|enviar(?:me|nos)?|envieme|envienos|hacer(?:me|nos)?|mandar(?:me|nos)?|facilitar(?:me|nos)?|pasar(?:me|nos)?|preparar|necesito|necesitamos|quisiera|quisieramos|gustaria|solicito|solicitamos|pedir|recibir|por favor|espero|esperamos|sturen|toesturen|maken|opstellen|uitbrengen|ontvangen?|aanvragen|graag|nodig|gelieve)\b/;
const VERB =
  /\b(?:(?:please|kindly|(?:can|could|would|will) you(?: (?:please|kindly|also))?|need you to|like you to) quote|quote (?:me|us|your|for|the following|on)\b|^quote [^ ]* ?\d)/;
const NAMED =
  /\b(?:rfq|request for (?:an? )?(?:quote|quotation|proposal|pricing|price)|(?:quote|quotation|price|pricing) (?:request|enquiry|inquiry)|angebots?anfrage|preisanfrage|anfrage (?:fur|uber|zu) (?:ein|eine|einen)? ?(?:angebot|offerte)|demande de (?:devis|prix|tarif|cotation)|solicitud de (?:cotizacion|presupuesto|oferta)|offerteaanvraag|offerte aanvraag|prijsaanvraag)\b/;
/** A price for a number of pieces is what a quote is. */
const PRICE =
  /\b(?:prices?|pricing|cost|costs|charge|how much|preis|preise|kosten|kostet|prix|tarif|combien|coute|precio|precios|cuanto|cuesta|cuestan|prijs|prijzen|kost|kosten)\b/;
const AMOUNT =
  /\b\d{1,6} ?(?:x|×|pcs|pieces|units?|sets?|off|stuck|stk|pieces|unites|unidades|piezas|uds|stuks)\b|\b(?:for|set of) \d{1,6}(?=$|[?.!,])|\b\d{1,6} (?!(?:bar|psi|mm|cm|inch|inches|kg|lbs|volt|watt|percent|degrees|grad|eur|usd|euros?|dollars?|days?|weeks?|months?|years?|hours?|minutes?|tagen?|wochen?|jahren?|jours?|semaines?|ans|dias?|semanas?|instead|anstatt|statt|dagen|weken|jaar|uhr|heures?|uur|(?:jan|feb|fev|mar|apr|avr|may|mai|mei|jun|jul|aug|aout|ago|sep|oct|okt|nov|dec|dez|dic)[a-z]{0,7})\b)[a-z]{4,}/;
/** A quote that is there already, or that nobody wants. */
const STANDING =
  /^(?:thanks|thank you|many thanks|danke|vielen dank|besten dank|merci pour|merci de votre|gracias por|muchas gracias por|bedankt voor|dank voor|hartelijk dank)\b(?!.*\b(?:in advance|im voraus|d'avance|de antemano)\b)|\b(?:don't|do not|doesn't|no longer|not) (?:need|want|require)\b|\b(?:kein|keine|geen|pas de|ningun|ninguna) (?:angebot|offerte|devis|presupuesto|cotizacion)\b|\b(?:received|got|accept(?:ed)?|about|regarding|concerning|on|in|with|of|erhalten haben|zu|recu|accept(?:ons|e)|recibi(?:do|mos)?|acept(?:o|amos)|over|wegens) (?:your|the|ihr|ihrem|votre|le|su|el|uw|de|this|that) (?:last |latest )?(?:quote|quotation|offer|proposal|angebot|devis|offre|oferta|presupuesto|cotizacion|offerte)\b|\b(?:quote|quotation|offer|angebot|devis|oferta|offerte|presupuesto) (?:no|nr|number|#|n°|expires?|expired|valid|includes?|says|gultig|valable|valido|geldig)\b|\bto quote (?!us|me|for|you)\b/;

/**
 * Whether words ask for a quote: "Please quote 40 x LC-200 delivered to Fargo", "Bitte um ein Angebot", "demande de
 * devis", a price for a number of pieces. Suggests the kind of a request; a person decides. Not for a price alone, nor for
 * a question about a quote that is there.
 */
export function asksForQuote(text: string): boolean {
  return listedSentences(text.slice(0, READ_CHARS)).some(({ text: sentence }) => asks(sentence));
}

function asks(sentence: string): boolean {
  const folded = foldText(sentence.slice(0, JUDGED_CHARS));
  if (STANDING.test(folded)) return false;
  if (NAMED.test(folded) || VERB.test(folded)) return true;
  if (QUOTE.test(folded) && GIVE.test(folded)) return isWanted(sentence, folded);
  return PRICE.test(folded) && AMOUNT.test(folded) && isAsked(sentence);
}

/** "We offer" and "we get many quotes" speak of giving and quotes, and ask for none. */
function isWanted(sentence: string, folded: string): boolean {
  return isAsked(sentence) || WANTING.test(folded);
}

const WANTING =
  /\b(?:looking forward to|look forward to|in advance for|would appreciate|would welcome|quote needed|need a|bitte um|bitten um|erbitten|freuen (?:wir )?uns (?:auf|uber)|freue mich (?:auf|uber)|dans l'attente de|en attente de|a la espera de|espero su|esperamos su|quedo a la espera|in afwachting van|zien .{1,30} tegemoet|nodig)\b/;
