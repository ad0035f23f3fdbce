/** What a contact of ours can give a buyer (DOMAIN 5.9, S0-12), in the order in which it is offered. */
export const valueTypes = [
  'answer',
  'helpful_question',
  'data',
  'insight',
  'research',
  'context',
  'case_study',
  'quote',
  'sample',
  'drawing',
  'introduction',
  'next_step',
] as const;
export type ValueType = (typeof valueTypes)[number];

export const valueTypeNames: Readonly<Record<ValueType, string>> = {
  answer: 'Answer',
  helpful_question: 'Question that helps',
  data: 'Data',
  insight: 'Insight',
  research: 'Research',
  context: 'Context',
  case_study: 'Case study',
  quote: 'Quote',
  sample: 'Sample or demo',
  drawing: 'Drawing or calculation',
  introduction: 'Introduction',
  next_step: 'Next step agreed',
};
