import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type ClassifiedMail, type ClassifyOptions, classifyMail } from './classify-mail.ts';

/** What `heed classify` was asked for. */
export interface ClassifyRun extends ClassifyOptions {
  readonly json: boolean;
  readonly write: (text: string) => void;
}

/** Larger files are no mail that anybody sent. */
const MAX_BYTES = 100_000_000;
const ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
};

/** Classifies files in their order and writes one answer each; false when one of them could not be read. */
export async function classifyFiles(files: readonly string[], run: ClassifyRun): Promise<boolean> {
  let sound = true;
  for (const file of files) {
    let answer: string;
    try {
      const mail = await classifyMail(await bytesOf(file), run);
      answer = run.json ? JSON.stringify({ file, ...mail }) : readable(file, mail);
    } catch (error) {
      sound = false;
      const said = messageOf(error);
      answer = run.json ? JSON.stringify({ file, error: said }) : `${shown(file)}\n  error: ${shown(said)}\n`;
    }
    run.write(`${answer}\n`);
  }
  return sound;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES / 1_000_000} MB`);
  return readFile(file);
}

function messageOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ERRORS[code] ?? (error instanceof Error ? error.message : String(error));
}

function readable(file: string, mail: ClassifiedMail): string {
  const lines = [
    shown(file),
    `  ${mail.kind}${mail.reasons.length > 0 ? `: ${mail.reasons.map(shown).join('; ')}` : ''}`,
    `  from ${shown(mail.from ?? 'nobody named')}, ${mail.receivedAt === null ? 'time of arrival unknown' : `received ${mail.receivedAt}`}`,
    `  subject: ${shown(mail.subject) || '(none)'}`,
    ...mail.questions.map((question, index) => `  asks ${index + 1}: ${shown(question)}`),
    ...mail.promises.map(
      ({ text, by, who }) => `  promise by ${who ?? 'nobody named'}, ${by ?? 'no time'}: ${shown(text)}`,
    ),
    ...mail.text.split('\n').map((line) => `  | ${shown(line)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Mails may hold what would command a terminal. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').trimEnd();
}
