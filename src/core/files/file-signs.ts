/** What a file with an ending is kept as, and whether its first bytes bear that out. */
interface FileSign {
  readonly called: string;
  readonly type: string;
  shows(head: Uint8Array): boolean;
}

const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
const begins = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

const pdf = (head: Uint8Array) => ascii(head, 0, 5) === '%PDF-';
const png = (head: Uint8Array) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const jpeg = (head: Uint8Array) => begins(head, 0xff, 0xd8, 0xff);
const gif = (head: Uint8Array) => /^GIF8[79]a/.test(ascii(head, 0, 6));
const webp = (head: Uint8Array) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP';
/** PKZIP, an empty archive too; the newer office documents are such archives. */
const zip = (head: Uint8Array) => begins(head, 0x50, 0x4b, 3, 4) || begins(head, 0x50, 0x4b, 5, 6);
/** Compound File Binary: the office documents before 2007. */
const compound = (head: Uint8Array) => begins(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const dwg = (head: Uint8Array) => /^AC1[0-9]{3}/.test(ascii(head, 0, 6));
const step = (head: Uint8Array) => text(head) && ascii(head, 0, 200).trimStart().startsWith('ISO-10303-21');

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;
const PROGRAM_STARTS = /^\s*(#!|<(!doctype|html|head|body|script|svg|\?xml|\?php|iframe|!--))/i;

/** Text without zero bytes (or UTF-16 with its mark) that does not begin like a page, a drawing in XML or a script. */
function text(head: Uint8Array): boolean {
  const wide = UTF_16.some((mark) => begins(head, ...mark));
  if (!wide && head.includes(0)) return false;
  const plain = ascii(head, 0, head.length)
    .replaceAll('\0', '')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  return !PROGRAM_STARTS.test(plain) && !/<(script|svg|iframe)[\s>]/i.test(plain);
}

/** Text whose group codes are numbers on lines of their own, or the binary form. */
const dxf = (head: Uint8Array) =>
  ascii(head, 0, 18) === 'AutoCAD Binary DXF' || (text(head) && /^\s*\d{1,4}\r?\n/.test(ascii(head, 0, 40)));

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** By ending in small letters. What can run by itself or in a page (SVG, HTML, macros) is not among them. */
export const fileSigns: Readonly<Record<string, FileSign>> = {
  pdf: { called: 'PDF', type: 'application/pdf', shows: pdf },
  png: { called: 'PNG picture', type: 'image/png', shows: png },
  jpg: { called: 'JPEG picture', type: 'image/jpeg', shows: jpeg },
  jpeg: { called: 'JPEG picture', type: 'image/jpeg', shows: jpeg },
  gif: { called: 'GIF picture', type: 'image/gif', shows: gif },
  webp: { called: 'WebP picture', type: 'image/webp', shows: webp },
  docx: { called: 'Word document', type: `${office}.wordprocessingml.document`, shows: zip },
  xlsx: { called: 'Excel sheet', type: `${office}.spreadsheetml.sheet`, shows: zip },
  pptx: { called: 'PowerPoint file', type: `${office}.presentationml.presentation`, shows: zip },
  odt: { called: 'OpenDocument text', type: `${open}.text`, shows: zip },
  ods: { called: 'OpenDocument sheet', type: `${open}.spreadsheet`, shows: zip },
  odp: { called: 'OpenDocument presentation', type: `${open}.presentation`, shows: zip },
  doc: { called: 'Word document', type: 'application/msword', shows: compound },
  xls: { called: 'Excel sheet', type: 'application/vnd.ms-excel', shows: compound },
  ppt: { called: 'PowerPoint file', type: 'application/vnd.ms-powerpoint', shows: compound },
  csv: { called: 'CSV text', type: 'text/csv', shows: text },
  txt: { called: 'plain text', type: 'text/plain', shows: text },
  zip: { called: 'ZIP archive', type: 'application/zip', shows: zip },
  dwg: { called: 'DWG drawing', type: 'image/vnd.dwg', shows: dwg },
  dxf: { called: 'DXF drawing', type: 'image/vnd.dxf', shows: dxf },
  step: { called: 'STEP model', type: 'model/step', shows: step },
  stp: { called: 'STEP model', type: 'model/step', shows: step },
};
