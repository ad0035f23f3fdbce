const words: Readonly<Record<string, string>> = {
  automatic: 'Automatic mail',
  bulk: 'Bulk mail',
  bounce: 'Came back undelivered',
  suspected: 'Looks automatic',
  loop: 'Mail loop',
  trap: 'Filled in the hidden field',
  oversized: 'Too large',
  invalid: 'Could not be read',
  flood: 'Too many at once',
  blocked: 'Blocked',
};

/** Why something opened no request, in words; an unknown reason speaks for itself. */
export function filterReasonText(reason: string): string {
  return words[reason] ?? reason;
}
