import { decodeName } from './decode-name.ts';

/** Letters of other scripts that look like Latin ones (Unicode TR 39, those that names are faked with). */
const LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...[
      'a\u0430\u03b1\u0251\u0101',
      'b\u0432\u044c\u0184',
      'c\u0441\u03f2',
      'd\u0501',
      'e\u0435\u03b5\u0451\u04bd',
      'g\u0261\u0581',
      'h\u04bb\u043d',
    ],
    ...[
      'i\u0456\u03b9\u0131\u04cf',
      'j\u0458\u03f3',
      'k\u043a\u03ba',
      'l\u217c\u01c0',
      'm\u043c',
      'n\u0578\u043f\u03b7',
      'o\u043e\u03bf\u0585\u03c3',
    ],
    ...[
      'p\u0440\u03c1',
      'q\u051b',
      'r\u0433',
      's\u0455\ua731',
      't\u0442\u03c4',
      'u\u057d\u03c5\u028b',
      'v\u03bd\u0475',
      'w\u0461\u051d',
      'x\u0445\u03c7',
    ],
    ...['y\u0443\u03b3\u04af', 'z\u1d22'],
  ].flatMap(([latin = '', ...others]) => others.map((other) => [other, latin])),
);

/** Groups of letters that look like another one in most typefaces, tried in this order. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[1i|]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/3/g, 'e'],
];

/** A domain's name as the eye takes it: two names that look alike become the same. Never for display. */
export function plainLetters(name: string): string {
  return GROUPS.reduce((text, [from, to]) => text.replace(from, to), inLatin(name));
}

function inLatin(name: string): string {
  const decoded = decodeName(name).toLowerCase();
  // Most names are plain ASCII, and many are compared.
  if (/^[\x21-\x7e]*$/.test(decoded)) return decoded;
  const bare = decoded.normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(bare, (letter) => LIKE[letter] ?? letter).join('');
}
