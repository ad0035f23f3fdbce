import { pipeline } from 'node:stream/promises';

/**
 * Runs standard input through `answer` to standard output, no faster than it is read there. A reader that has had
 * enough (`| head`) ends it without an error.
 */
export async function answerStream(
  answer: (chunks: AsyncIterable<string>) => AsyncIterable<string>,
): Promise<void> {
  process.stdin.setEncoding('utf8');
  try {
    await pipeline(process.stdin, answer, process.stdout);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}
