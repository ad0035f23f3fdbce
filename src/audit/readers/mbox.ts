import { createReadStream } from 'node:fs';
import { type Mails, READ_BYTES } from './read-mail.ts';

const LINE_FEED = 10;
const FROM = Buffer.from('From ');

/** The date that ends such a line (RFC 4155), in the forms programs write it: a time of day and a year. */
const DATED = /\b\d{1,2}:\d{2}\b.*\b\d{4}\b/;

/**
 * The mails of an mbox file (RFC 4155): each begins with a line `From …` and a date, at the start or after an empty line.
 * A paragraph that begins with the word stays in its mail, though its program did not quote it.
 */
export async function* mboxMails(path: string, inSent = false): Mails {
  let mail: OpenMail | null = null;
  let number = 0;
  let isAfterEmpty = true;
  for await (const line of linesOf(path)) {
    if (isAfterEmpty && begins(line, number === 0)) {
      if (mail) yield finished(mail, inSent);
      number += 1;
      mail = { where: `mail ${number}`, lines: [], size: 0 };
    } else if (mail && mail.size < READ_BYTES) {
      mail.lines.push(line);
      mail.size += line.length;
    }
    isAfterEmpty = line.length <= 2 && line.toString('latin1').trim() === '';
  }
  if (mail) yield finished(mail, inSent);
}

function begins(line: Buffer, isFirst: boolean): boolean {
  if (!line.subarray(0, FROM.length).equals(FROM)) return false;
  return isFirst || DATED.test(line.toString('latin1'));
}

interface OpenMail {
  readonly where: string;
  readonly lines: Buffer[];
  size: number;
}

function finished({ where, lines }: OpenMail, inSent: boolean) {
  return { bytes: Buffer.concat(lines), storedAt: null, inSent, where };
}

/** Lines with their ends, copied out of what was read so that nothing larger is kept for them. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      yield Buffer.from(bytes.subarray(from, end + 1));
      from = end + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    // A line without end is cut: no mail has one.
    if (rest.length > READ_BYTES) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield rest;
}
