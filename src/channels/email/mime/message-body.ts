import { htmlToText } from '../html-to-text.ts';
import { decodeBytes } from './charset.ts';
import { unflow } from './flowed-text.ts';
import { headerValue, type MimePart } from './mime-part.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** A leaf that is not shown as text, decoded. */
export interface FilePart {
  readonly name: string;
  readonly type: string;
  readonly contentId: string;
  readonly content: Buffer;
}

/** What the parts of a message amount to. `text` is derived from HTML where no plain text stands beside it. */
export interface MessageBody {
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly FilePart[];
}

/** Text beyond this stays whole as a file; only its beginning is read as text. */
const MAX_TEXT_BYTES = 4_000_000;
const MAX_HTML_CHARS = 2_000_000;

/** The same content in two forms; null where the sender gave no such form. */
interface Forms {
  readonly plain: string | null;
  readonly html: string | null;
}

const NOTHING: Forms = { plain: null, html: null };

/** Sorts the leaves of a message into text and files. Messages within it are files: evidence, not its own words. */
export function messageBody(root: MimePart, defects: string[]): MessageBody {
  const files: FilePart[] = [];
  const forms = readForms(root, files, defects);
  return { text: plainOf(forms) ?? '', html: forms.html, files };
}

function readForms(part: MimePart, files: FilePart[], defects: string[]): Forms {
  if (part.children.length === 0) return readLeaf(part, files, defects);
  const children = part.children.map((child) => readForms(child, files, defects));
  if (part.type.value === 'multipart/alternative') {
    // The last form of each kind is the richest (RFC 2046 section 5.1.4).
    return {
      plain: children.findLast((child) => child.plain !== null)?.plain ?? null,
      html: children.findLast((child) => child.html !== null)?.html ?? null,
    };
  }
  const shown = children.filter((child) => child.plain !== null || child.html !== null);
  if (shown.length <= 1) return shown[0] ?? NOTHING;
  const hasPlain = shown.some((child) => child.plain !== null);
  const hasHtml = shown.some((child) => child.html !== null);
  return {
    // Left to be derived where the sender gave HTML only, or it would outrank a plain form beside this part.
    plain: hasPlain ? shown.map(plainOf).join('\n') : null,
    html: hasHtml ? shown.map((child) => child.html ?? asHtml(child.plain ?? '')).join('\n') : null,
  };
}

function plainOf(forms: Forms): string | null {
  if (forms.plain !== null && (forms.plain.trim() !== '' || forms.html === null)) return forms.plain;
  return forms.html === null ? null : htmlToText(forms.html.slice(0, MAX_HTML_CHARS));
}

function asHtml(text: string): string {
  return `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

function readLeaf(part: MimePart, files: FilePart[], defects: string[]): Forms {
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(part.type.value)
    ? part.type.value
    : 'application/octet-stream';
  const isMultipart = type.startsWith('multipart/');
  const name = part.disposition.params.get('filename') ?? part.type.params.get('name') ?? '';
  const isText = type === 'text/plain' || type === 'text/html' || isMultipart;
  const isFile =
    part.disposition.value === 'attachment' || (part.disposition.value !== 'inline' && name !== '');
  const content = decodeTransfer(part.body, isMultipart ? '' : part.encoding);
  const isLong = content.length > MAX_TEXT_BYTES;
  if (!isText || isFile || isLong) {
    if (content.length > 0 || name !== '') {
      files.push({ name, type, contentId: headerValue(part.headers, 'content-id'), content });
    }
    if (!isText || isFile) return NOTHING;
    defects.push('a very long text was kept as a file');
  }
  const text = textOf(part, isLong ? content.subarray(0, MAX_TEXT_BYTES) : content, defects);
  return type === 'text/html' ? { plain: null, html: text } : { plain: text, html: null };
}

function textOf(part: MimePart, content: Buffer, defects: string[]): string {
  const { text, sound } = decodeBytes(content, part.type.params.get('charset')?.trim().toLowerCase() ?? '');
  if (!sound) defects.push('text is not in the charset it names');
  const clean = text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  const isFlowed =
    part.type.value === 'text/plain' && part.type.params.get('format')?.toLowerCase() === 'flowed';
  return isFlowed ? unflow(clean, part.type.params.get('delsp')?.toLowerCase() === 'yes') : clean;
}
