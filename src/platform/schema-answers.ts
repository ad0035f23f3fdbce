/** Tables about answers: what they are made of, and what contacts say of them. */
export type AnswerTables = {};
