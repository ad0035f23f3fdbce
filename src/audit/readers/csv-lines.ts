import { type CsvLine, CsvSplitter } from '../../core/audit/csv-splitter.ts';
import { DomainError } from '../../core/domain-error.ts';
import { type Delimiter, sniffDelimiter, sniffEncoding, type TextEncoding } from './sniff-text.ts';

/** Bytes that can be read again from their beginning. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

export interface TextForm {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
}

const HEAD_BYTES = 65_536;

/** Encoding and delimiter of a file. Throws DomainError `invalid` when it is empty. */
export async function textForm(bytes: ByteSource): Promise<TextForm> {
  const head = await headOf(bytes);
  if (head.length === 0) throw new DomainError('invalid', 'the file is empty', '/file');
  const encoding = (await isWholly(bytes, sniffEncoding(head))) ?? 'windows-1252';
  return { encoding, delimiter: sniffDelimiter(new TextDecoder(encoding).decode(head)) };
}

async function headOf(bytes: ByteSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

/** The encoding if the whole file is sound in it, else null: old programs write one byte a letter. */
async function isWholly(bytes: ByteSource, encoding: TextEncoding): Promise<TextEncoding | null> {
  if (encoding !== 'utf-8') return encoding;
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes()) strict.decode(chunk, { stream: true });
    strict.decode();
    return encoding;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The rows of a file in portions, the heading first, no faster than they are taken. */
export async function* csvLines(
  bytes: ByteSource,
  { encoding, delimiter }: TextForm,
): AsyncGenerator<readonly CsvLine[]> {
  const decoder = new TextDecoder(encoding);
  const splitter = new CsvSplitter(delimiter);
  for await (const chunk of bytes()) yield splitter.push(decoder.decode(chunk, { stream: true }));
  yield splitter.push(decoder.decode());
  yield splitter.end();
}
