const words: Readonly<Record<string, string>> = {
  'clock.breached': 'The deadline passed',
  'clock.breach_withdrawn': 'New evidence came in',
  'request.received': 'The enquiry came in',
  'message.in': 'The buyer wrote',
  'message.out': 'A message went out',
  'message.bounced': 'A message came back undelivered',
  'message.cleared': 'A message was dealt with',
  'call.ended': 'A call ended',
  'assignment.made': 'A person was assigned',
  'assignment.ended': 'The assignment ended',
  'commitment.made': 'A promise was made',
  'commitment.moved': 'A promise was moved',
  'commitment.kept': 'A promise was kept',
  'quote.requested': 'A quotation was asked for',
  'quote.delivered': 'The quotation was delivered',
  'ball.ours': 'It is our turn again',
  'ball.buyer': 'It is the buyer’s turn',
  'request.dismissed': 'It was dismissed as no request',
  'request.restored': 'It was restored as a request',
};

/** A fact by its name in the ledger, in words; words that are none of its names stay as they are. */
export function factText(fact: string): string {
  return words[fact] ?? fact;
}
