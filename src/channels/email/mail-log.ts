type LogLine = (data: Record<string, unknown>, message: string) => void;

/** The part of the house's logger that the mail channel uses. */
export interface MailLog {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}
