import type { ParsedMail } from '../parsed-mail.ts';

/** The worst news of a delivery status report. `done`: it reports success only. */
export interface DeliveryStatus {
  readonly action: 'failed' | 'delayed' | 'done';
  readonly recipient: string | null;
  readonly reason: string;
}

/** Reports are short; a longer part is not one. */
const MAX_BYTES = 100_000;

/** Reads the machine-readable part of a bounce (RFC 3464 section 2.3), or null where there is none. */
export function deliveryStatus(mail: ParsedMail): DeliveryStatus | null {
  const part = mail.attachments.find((file) => /^message\/(?:global-)?delivery-status$/.test(file.type));
  if (part === undefined) return null;
  const text = new TextDecoder().decode(part.content.subarray(0, MAX_BYTES));
  const recipients = text
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\n+/)
    .flatMap(readRecipient);
  const worst =
    recipients.find((entry) => entry.action === 'failed') ??
    recipients.find((entry) => entry.action === 'delayed') ??
    recipients[0];
  return worst ?? { action: 'failed', recipient: null, reason: 'delivery status report' };
}

function readRecipient(block: string): DeliveryStatus[] {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const action = fields.get('action')?.toLowerCase();
  const status = fields.get('status') ?? '';
  if (action === undefined && status === '') return [];
  const detail = fields.get('diagnostic-code') ?? '';
  return [
    {
      action: actionOf(action, status),
      recipient: addressOf(fields.get('original-recipient')) ?? addressOf(fields.get('final-recipient')),
      reason: [status, detail.replace(/^smtp;\s*/i, '')]
        .filter((text) => text !== '')
        .join(' ')
        .slice(0, 500),
    },
  ];
}

function actionOf(action: string | undefined, status: string): DeliveryStatus['action'] {
  if (action === 'delayed') return 'delayed';
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return 'done';
  // Some servers write "failed" with a code that says "try again": the action is what they did.
  if (action === 'failed') return 'failed';
  return status.startsWith('4') ? 'delayed' : status.startsWith('2') ? 'done' : 'failed';
}

/** `rfc822; someone@example.com` */
function addressOf(value: string | undefined): string | null {
  const text =
    value
      ?.slice(value.indexOf(';') + 1)
      .replace(/[<>\s]/g, '')
      .toLowerCase() ?? '';
  return text.includes('@') ? text : null;
}
