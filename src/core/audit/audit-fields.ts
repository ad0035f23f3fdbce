/** What a column of a file can tell about an enquiry. */
export const auditFields = [
  'received',
  'answered',
  'answeredAfterMinutes',
  'informed',
  'value',
  'status',
  'closed',
  'id',
  'owner',
  'source',
  'channel',
  'kind',
] as const;
export type AuditField = (typeof auditFields)[number];

/** A field in plain words, and the name by which `--columns` knows it. */
export interface FieldWords {
  readonly option: string;
  readonly words: string;
}

export const fieldWords: Readonly<Record<AuditField, FieldWords>> = {
  received: { option: 'received_at', words: 'received' },
  answered: { option: 'first_personal_at', words: 'first personal answer' },
  answeredAfterMinutes: {
    option: 'first_personal_minutes',
    words: 'minutes until the first personal answer',
  },
  informed: { option: 'first_value_at', words: 'first information' },
  value: { option: 'value', words: 'value of the answer, from 0 to 1' },
  status: { option: 'status', words: 'status' },
  closed: { option: 'closed_at', words: 'closed' },
  id: { option: 'id', words: 'number or name of the enquiry' },
  owner: { option: 'owner', words: 'who answers for it' },
  source: { option: 'source', words: 'source' },
  channel: { option: 'channel', words: 'channel' },
  kind: { option: 'kind', words: 'kind of enquiry' },
};

/** The field that an option names, in any case and with blanks or dashes for underscores; null for none. */
export function fieldNamed(option: string): AuditField | null {
  const wanted = plainName(option);
  return auditFields.find((field) => plainName(fieldWords[field].option) === wanted) ?? null;
}

/** A column's name as it is compared: letters and digits alone, in lower case, without accents. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
