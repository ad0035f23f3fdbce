/** A log that keeps its lines for the test to read. */
export function quietLog() {
  const lines: string[] = [];
  const keep = (_data: Record<string, unknown>, message: string) => {
    lines.push(message);
  };
  return { lines, info: keep, warn: keep, error: keep };
}
