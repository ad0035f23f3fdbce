import { open, opendir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Mails, READ_BYTES } from './read-mail.ts';

/** Folders in which programs keep what was sent, as Maildir and exports call them. */
const SENT =
  /(?:^|[./\\])(?:sent|sent items|sent mail|sent messages|gesendet|gesendete objekte|envoyés?|enviados)(?:$|[./\\])/i;

/** Mails of a Maildir, with its subfolders: everything in `cur` and `new`. */
export function maildirMails(folder: string, sent: string | null): Mails {
  return filesAsMails(folder, sent, (path) => /[\\/](?:cur|new)[\\/][^\\/]+$/.test(path));
}

/** Files that end in `.eml`, in a folder and all below it. */
export function emlMails(folder: string, sent: string | null): Mails {
  return filesAsMails(folder, sent, (path) => /\.eml$/i.test(path));
}

async function* filesAsMails(folder: string, sent: string | null, isMail: (path: string) => boolean): Mails {
  for await (const path of filesBelow(folder)) {
    if (!isMail(path)) continue;
    const where = relative(folder, path);
    const inSent = sent === null ? SENT.test(where) : where.includes(sent);
    yield { bytes: await beginningOf(path), storedAt: null, inSent, where };
  }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.min(size, READ_BYTES));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}
