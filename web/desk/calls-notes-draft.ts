/** What is typed about a talk. */
export interface NotesDraft {
  readonly said: string;
  readonly next: string;
  readonly dueAt: number | null;
  readonly isCall: boolean;
  /** The contact was told that somebody does it by then. */
  readonly promised: boolean;
  /** The contact asked for that time. */
  readonly asked: boolean;
  /** Ids of questions that were answered. */
  readonly answers: readonly string[];
}

export const emptyNotes: NotesDraft = {
  said: '',
  next: '',
  dueAt: null,
  isCall: false,
  promised: false,
  asked: false,
  answers: [],
};

/** The next step as the server takes it; a date alone says what it is for. */
export function nextStepOf({ said, next, dueAt, isCall, asked }: NotesDraft) {
  const text = next.trim() || (dueAt === null ? '' : isCall ? 'Call them' : 'Follow up');
  if (text === '' && said.trim() === '') return null;
  return {
    // Nothing typed where something was said: the field says so.
    text: text || 'Nothing more to do',
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    kind: isCall ? ('call' as const) : ('other' as const),
    askedByContact: isCall && asked && dueAt !== null,
  };
}
