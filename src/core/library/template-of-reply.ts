const GREETING =
  /^(\s*(?:hello|hi|dear|good (?:morning|afternoon|evening))\s+)(?:(?:mr|mrs|ms|dr)\.?\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,2}(\s*[,!:])/iu;
const BARE_NAME = /^\s*[\p{Lu}][\p{L}'’-]+(?=\s*,\s*\n)/u;
/** A signature is no longer than this, in lines. */
const SIGNATURE_LINES = 6;

/**
 * A reply that was sent as words for the library: whom it greeted stands as a field and who signed it is left out, for the
 * next writer's signature is put under it. What is written in double braces stays text.
 * @param author who wrote it, as they are called
 */
export function templateOfReply(reply: string, author: string): string {
  const plain = reply.trim().replaceAll('{{', '{ {').replaceAll('{%', '{ %');
  const greeted = GREETING.test(plain)
    ? plain.replace(GREETING, '$1{{ contact.first_name }}$2')
    : plain.replace(BARE_NAME, '{{ contact.first_name }}');
  return unsigned(greeted, author);
}

/** Without what begins at a line near the end that holds the author's name, or their first name, alone. */
function unsigned(text: string, author: string): string {
  const lines = text.split('\n');
  const [first = ''] = author.trim().split(/\s+/);
  const names = [author.trim(), first].filter(Boolean);
  const at = lines.findIndex(
    (line, index) => index > 0 && index >= lines.length - SIGNATURE_LINES && names.includes(line.trim()),
  );
  const kept = at === -1 ? lines : lines.slice(0, at);
  return kept
    .join('\n')
    .replace(/\n(?:-- ?)?\s*$/, '')
    .trimEnd();
}
