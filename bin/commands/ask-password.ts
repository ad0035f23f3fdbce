import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for a password on the terminal without showing what is typed. Throws where there is no terminal. */
export async function askPassword(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error('give the password in HEED_AUDIT_PASSWORD');
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
