import { describe, expect, it } from 'vitest';
import { asksForQuote } from './asks-for-quote.ts';

describe('asksForQuote', () => {
  it.each([
    'Please quote 40 x LC-200 delivered to Fargo.',
    'Hi,\n\ncould you quote 12 pumps?',
    'We need a quotation for 12 pumps by Friday.',
    'RFQ 2026-11: see attached',
    'Request for quotation',
    'We would like to get pricing on the XV-200.',
    'How much is a set of 30?',
    'What would you charge for 200 pieces?',
    'Please quote:\n- 40 x LC-200\n- 10 x XV-100',
    'Looking forward to your offer.',
    'Bitte senden Sie mir ein Angebot über 40 Stück.',
    'Könnten Sie uns ein Angebot machen?',
    'Wir bitten gerne um ein entsprechendes Angebot.',
    'Angebotsanfrage XV-200',
    "Merci de m'envoyer un devis pour 12 pompes.",
    'Pourriez-vous nous faire un devis ?',
    'Demande de devis',
    'Necesitamos una cotización para 20 bombas.',
    '¿Me podría enviar un presupuesto?',
    'Graag ontvang ik een offerte voor 30 stuks.',
    'Kunt u een prijsopgave sturen?',
  ])('does: %s', (text) => {
    expect(asksForQuote(text)).toBe(true);
  });

  it.each([
    'Thank you for your quote.',
    'I received your quotation yesterday. When can you deliver?',
    'Is the quote valid until Friday?',
    "We don't need a quote any more.",
    'To quote Einstein, everything is relative.',
    'This looks like a quote header, but it is none.',
    'How much is the XV-200?',
    'What is the flow at 3 bar?',
    'We offer cheap services, get one of our quotes today!',
    'Vielen Dank für Ihr Angebot. Wann können Sie liefern?',
    'Wir brauchen kein Angebot mehr.',
    'Merci pour votre devis.',
    'Gracias por su oferta.',
    'Bedankt voor uw offerte.',
    '',
  ])('does not: %s', (text) => {
    expect(asksForQuote(text)).toBe(false);
  });
});
