import { describe, expect, it } from 'vitest';
import { decodeName } from './decode-name.ts';
import { likenessOf } from './look-alike.ts';
import { registeredDomain } from './registered-domain.ts';

describe('a domain that resembles another', () => {
  it.each([
    // Sender, the domain we know, how it resembles it.
    ['larkfleld.example', 'larkfield.example', 'letters'],
    ['1arkfield.example', 'larkfield.example', 'letters'],
    ['xn--lrkfield-16g.example', 'larkfield.example', 'letters'],
    ['rnilkpumps.example', 'milkpumps.example', 'letters'],
    ['larkfeild.example', 'larkfield.example', 'spelling'],
    ['larkfields.example', 'larkfield.example', 'spelling'],
    ['larkfi.example', 'larkfield.example', null],
    ['lark-field.example', 'larkfield.example', 'hyphen'],
    ['larkfield-billing.example', 'larkfield.example', 'hyphen'],
    ['larkfield.test', 'larkfield.example', 'ending'],
    ['larkfield.co.uk', 'larkfield.example', 'ending'],
    ['larkfield.example.login.test', 'larkfield.example', 'inside'],
    ['mail.larkfield.example', 'larkfield.example', null],
    ['larkfield.example', 'mail.larkfield.example', null],
    ['gmail.com', 'ymail.com', null],
    ['gmaill.com', 'gmail.com', 'spelling'],
    ['acme.example', 'acne.test', null],
    ['bell.example', 'ball.example', null],
    ['northdairy.example', 'southdairy.example', 'spelling'],
    ['northdairy.test', 'southdairy.example', null],
    ['valley-dairy.example', 'larkfield.example', null],
  ] as const)('%s and %s: %s', (sender, known, how) => {
    expect(likenessOf(sender)(known)).toBe(how);
  });

  it('reads names that were written in other letters', () => {
    expect(decodeName('xn--bcher-kva.example')).toBe('bücher.example');
    expect(decodeName('xn--lrkfield-16g.example')).toBe('lаrkfield.example');
    expect(decodeName('xn--80ak6aa92e.com')).toBe('аррӏе.com');
    expect(decodeName('xn--99999999999999.example')).toBe('xn--99999999999999.example');
  });

  it('knows what somebody registered', () => {
    expect(registeredDomain('a.b.larkfield.example')).toBe('larkfield.example');
    expect(registeredDomain('mx.valley-dairy.co.uk.')).toBe('valley-dairy.co.uk');
    expect(registeredDomain('co.uk')).toBe('co.uk');
    expect(registeredDomain('localhost')).toBe('localhost');
  });
});
