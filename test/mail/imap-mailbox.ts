/** A mail as the fake server keeps it. */
export interface StoredMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly internalDate: Date;
}

/** The one folder of the fake IMAP server. */
export class FakeMailbox {
  uidValidity = 1_000;
  uidNext = 1;
  mails: StoredMail[] = [];

  append(raw: Buffer, internalDate: Date): number {
    const uid = this.uidNext++;
    this.mails.push({ uid, raw, internalDate });
    return uid;
  }

  expunge(uid: number): void {
    this.mails = this.mails.filter((mail) => mail.uid !== uid);
  }

  renumber(): void {
    this.uidValidity += 1;
    this.uidNext = 1;
    const { mails } = this;
    this.mails = [];
    for (const mail of mails) this.append(mail.raw, mail.internalDate);
  }

  /** Mails whose UID or, where `byUid` is false, sequence number is in a set such as `1,4:7,9:*`. */
  select(set: string, byUid: boolean): { mail: StoredMail; seq: number }[] {
    const last = byUid ? (this.mails.at(-1)?.uid ?? 0) : this.mails.length;
    const numberOf = (text: string) => (text === '*' ? last : Number(text));
    const ranges = set.split(',').map((range) => {
      const [a = 0, b = a] = range.split(':').map(numberOf);
      return [Math.min(a, b), Math.max(a, b)] as const;
    });
    return this.mails
      .map((mail, i) => ({ mail, seq: i + 1 }))
      .filter(({ mail, seq }) => {
        const n = byUid ? mail.uid : seq;
        return ranges.some(([low, high]) => n >= low && n <= high);
      });
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `"17-Jul-2026 02:44:25 +0000"` (RFC 9051 section 9, date-time). */
export function imapDate(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `"${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${time} +0000"`;
}

/** Midnight UTC of a date such as `17-Jul-2026`. */
export function readImapDay(text: string): number {
  const [day, month = '', year] = text.replaceAll('"', '').split('-');
  return Date.UTC(Number(year), MONTHS.indexOf(month), Number(day));
}
