import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromIso, toIso } from '../time/instant.ts';
import { findPromise, findPromises, isPromise } from './find-promise.ts';

/** Tue 2026-12-01 10:04 in Omaha; the desk closes at 17:00. */
const context = {
  now: fromIso('2026-12-01T10:04:00-06:00'),
  zone: 'America/Chicago',
  calendarClose: fromIso('2026-12-01T17:00:00-06:00'),
};

describe('findPromise', () => {
  it.each([
    ['Priya will call you at 14:30 with the flow figures', 'Priya', '2026-12-01T14:30:00-06:00'],
    ['Priya calls you at 14:30.', 'Priya', '2026-12-01T14:30:00-06:00'],
    ['Owen will tell you by tomorrow 10:00.', 'Owen', '2026-12-02T10:00:00-06:00'],
    ['Hi Ann,\nPriya Nair will send the drawing by 3 pm.', 'Priya Nair', '2026-12-01T15:00:00-06:00'],
    ["I'll send it tomorrow morning.", 'I', '2026-12-02T12:00:00-06:00'],
    ['I will get back to you by end of day.', 'I', '2026-12-01T17:00:00-06:00'],
    ['I will call you within the hour.', 'I', '2026-12-01T11:04:00-06:00'],
    ['Owen will reply within 2 hours.', 'Owen', '2026-12-01T12:04:00-06:00'],
    ['I will confirm in half an hour', 'I', '2026-12-01T10:34:00-06:00'],
    ['Owen will send you the quote by Friday.', 'Owen', '2026-12-04T17:00:00-06:00'],
    ['I will call you Thursday at 10', 'I', '2026-12-03T10:00:00-06:00'],
    ['I will call you on Tuesday at 10.', 'I', '2026-12-08T10:00:00-06:00'],
    ['Let me check and come back to you by noon.', 'I', '2026-12-01T12:00:00-06:00'],
    ['I will call you at 3.', 'I', '2026-12-01T15:00:00-06:00'],
    ['I will call you at 9.', 'I', '2026-12-02T09:00:00-06:00'],
    ['I will call you at 9:30 am.', 'I', '2026-12-02T09:30:00-06:00'],
    ['Priya is going to ring you on 2026-12-03 at 11:15.', 'Priya', '2026-12-03T11:15:00-06:00'],
    ['Ich melde mich morgen um 9 Uhr.', 'I', '2026-12-02T09:00:00-06:00'],
    ['Priya ruft Sie um 14:30 an.', 'Priya', '2026-12-01T14:30:00-06:00'],
    ['You will have the quote by 4pm.', null, '2026-12-01T16:00:00-06:00'],
    ['We will send it by 4pm.', null, '2026-12-01T16:00:00-06:00'],
    ['I will look into it.', 'I', null],
    ['I will send it by 30 November.', 'I', '2027-11-30T17:00:00-06:00'],
    ["I'll have the quote to you by December 4th.", 'I', '2026-12-04T17:00:00-06:00'],
    ['We will deliver the figures by Nov 30, 2027.', null, '2027-11-30T17:00:00-06:00'],
    ['I will call you until Friday noon.', 'I', '2026-12-04T12:00:00-06:00'],
    ["I'll get back to you in 20 minutes.", 'I', '2026-12-01T10:24:00-06:00'],
    ['I will reply within 24 hours.', 'I', '2026-12-02T10:04:00-06:00'],
    ["I'll call between 2 pm and 4 pm tomorrow.", 'I', '2026-12-02T16:00:00-06:00'],
    ['I will send it by close of business tomorrow.', 'I', '2026-12-02T17:00:00-06:00'],
    ["I'm going to send you the figures this afternoon.", 'I', '2026-12-01T17:00:00-06:00'],
    ['I will call at 15:00 UTC.', 'I', '2026-12-02T09:00:00-06:00'],
    ['Priya will call you at 07:45.', 'Priya', '2026-12-02T07:45:00-06:00'],
    ['I will send it by 12/18.', 'I', '2026-12-18T17:00:00-06:00'],
    ["I'll call next Monday.", 'I', '2026-12-07T17:00:00-06:00'],
    ['Ich melde mich bis morgen 15 Uhr.', 'I', '2026-12-02T15:00:00-06:00'],
    ['Ich schicke Ihnen das Angebot bis Freitag.', 'I', '2026-12-04T17:00:00-06:00'],
    ['Ich rufe Sie heute Nachmittag an.', 'I', '2026-12-01T17:00:00-06:00'],
    ['Morgen früh rufe ich Sie an.', 'I', '2026-12-02T12:00:00-06:00'],
    ['Sie erhalten das Angebot bis zum 4. Dezember.', null, '2026-12-04T17:00:00-06:00'],
    ['Wir senden Ihnen die Daten bis 15.12.2026.', null, '2026-12-15T17:00:00-06:00'],
    ['Priya Nair meldet sich bis 14.30 Uhr bei Ihnen.', 'Priya Nair', '2026-12-01T14:30:00-06:00'],
    ['Ich werde es Ihnen innerhalb einer Stunde schicken.', 'I', '2026-12-01T11:04:00-06:00'],
    ['Je vous rappelle demain matin.', 'I', '2026-12-02T12:00:00-06:00'],
    ['Je vous enverrai le devis avant vendredi midi.', 'I', '2026-12-04T12:00:00-06:00'],
    ['Priya vous rappellera à 15h30.', 'Priya', '2026-12-01T15:30:00-06:00'],
    ["Je vous réponds d'ici 2 heures.", 'I', '2026-12-01T12:04:00-06:00'],
    ['Vous recevrez le devis le 4 décembre.', null, '2026-12-04T17:00:00-06:00'],
    ['Le llamaré mañana por la mañana.', 'I', '2026-12-02T12:00:00-06:00'],
    ['Te envío la cotización antes del viernes.', 'I', '2026-12-04T17:00:00-06:00'],
    ['Priya le llamará a las 3 de la tarde.', 'Priya', '2026-12-01T15:00:00-06:00'],
    ['Voy a enviarle el presupuesto el 4 de diciembre.', 'I', '2026-12-04T17:00:00-06:00'],
    ['Recibirá la oferta mañana.', null, '2026-12-02T17:00:00-06:00'],
    ['Ik bel u morgenochtend.', 'I', '2026-12-02T12:00:00-06:00'],
    ['Ik stuur u de offerte voor vrijdag.', 'I', '2026-12-04T17:00:00-06:00'],
    ['Morgen bel ik u om 15 uur.', 'I', '2026-12-02T15:00:00-06:00'],
    ['U ontvangt de offerte morgenmiddag.', null, '2026-12-02T17:00:00-06:00'],
    ['Ik kom hier binnen een uur op terug.', 'I', '2026-12-01T11:04:00-06:00'],
  ])('%s', (text, who, by) => {
    const found = findPromise(text, context);
    expect(found?.who).toBe(who);
    expect(found?.by == null ? null : toIso(found.by)).toBe(by === null ? null : toIso(fromIso(by)));
  });

  it.each([
    ['I will send it next week.', 'next week'],
    ['I will call on Monday or Tuesday.', 'Monday or Tuesday'],
    ["I'll call next Friday.", 'next Friday'],
    ['I will send the quote by 3/4.', 'by 3/4'],
    ['I will send it by the end of the week.', 'end of the week'],
    ['I will come back within 2 business days.', 'within 2 business days'],
    ['I will send the drawing by 3 pm EST.', '3 pm'],
    ['I will call you at 3 pm your time.', '3 pm'],
    ['I will call you today at 9:30 am.', 'today at 9:30 am'],
    ['I will send it on 31.11.2026.', '31.11.2026'],
    ['I will send it soon.', null],
    ["I'll send it asap.", null],
  ])('names no instant: %s', (text, timeWords) => {
    expect(findPromise(text, context)).toMatchObject({ who: 'I', by: null, timeWords });
  });

  it('tells the words that name the time', () => {
    const words = (text: string) => findPromise(text, context)?.timeWords;
    expect(words('I will send it tomorrow by 3 pm, promised.')).toBe('tomorrow by 3 pm');
    expect(words('Je vous rappelle demain matin.')).toBe('demain matin');
    expect(words('Groß: ich rufe Sie Freitag um 15 Uhr an.')).toBe('freitag um 15 uhr');
  });

  it('takes what is under way for a promise only with a time', () => {
    expect(findPromise('I am replying from my phone.', context)).toBeNull();
    expect(findPromise('I am sending it at noon.', context)?.by).toBe(fromIso('2026-12-01T12:00:00-06:00'));
    expect(isPromise('I am checking the lead time.')).toBe(true);
  });

  it('finds every promise of a text', () => {
    const text =
      'I will send the drawing today.\n\nPriya will call you at 14:30. The seal is EPDM. Will you be in?';
    expect(findPromises(text, context).map(({ who, timeWords }) => [who, timeWords])).toEqual([
      ['I', 'today'],
      ['Priya', '14:30'],
    ]);
  });

  it.each([
    'Got it!',
    'I get proper rendering as well.',
    'I have checked the drawing.',
    'Ann sends her regards.',
    'Thanks, will look',
    'The pump delivers 30 l/min at 3 bar.',
    'Will you call me at 3?',
    'We are open from 9:00 to 17:00.',
    'I will not call you at 3.',
    'The XV-200 gives 42 l/min today.',
    'The Larkfield Valve will send a signal at 4 bar.',
    'The order is on its way; call us any time.',
  ])('promises nothing: %s', (text) => {
    expect(findPromise(text, context)).toBeNull();
    expect(isPromise(text)).toBe(false);
  });

  it('prefers the sentence that names both', () => {
    const text = 'I will look into it. Priya will call you at 14:30.';
    expect(findPromise(text, context)).toMatchObject({
      who: 'Priya',
      phrase: 'Priya will call you at 14:30.',
    });
  });

  it('takes midnight for the end of the day when no close is known', () => {
    const { now, zone } = context;
    expect(findPromise('I will call by end of day.', { now, zone })?.by).toBe(
      fromIso('2026-12-02T00:00:00-06:00'),
    );
  });

  it('reads any text without failing', () => {
    const word = fc.constantFrom(
      'I',
      'will',
      'call',
      'Priya',
      'at',
      '14:30',
      '99',
      '3 pm',
      'Friday',
      '2026-99-99',
      '.',
      '?',
      'ü',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.string(), (words, rest) => {
        const found = findPromise(`${words.join(' ')}${rest}`, context);
        expect(found === null || found.by === null || Number.isSafeInteger(found.by)).toBe(true);
      }),
    );
  });
});
