import type { Submission } from '../../channels/webform/read-submission.ts';
import { findQuestions } from '../../core/reply/questions.ts';
import type { Instant } from '../../core/time/instant.ts';
import { newId } from '../../platform/new-id.ts';
import type { Arrival } from './arrival.ts';

/** A form post as an arrival; the server's receipt is its time. Pressing the button twice is one arrival. */
export function formArrival(
  submission: Submission,
  form: { readonly id: string; readonly deskId: string; readonly name: string },
  receivedAt: Instant,
): Arrival {
  const press = submission.nonce ? `${submission.nonce}:${submission.contentHash}` : newId();
  const questions =
    submission.questions.length > 0 ? submission.questions : findQuestions(submission.message);
  return {
    sourceKey: `form:${form.id}:${press}`,
    channel: 'webform',
    evidence: 'server',
    receivedAt,
    deskId: form.deskId,
    mailboxId: null,
    contact: {
      name: submission.name || submission.email || submission.phone || 'Somebody',
      email: submission.email,
      phone: submission.phone,
      company: submission.company,
      zone: submission.zone,
    },
    subject: subjectOf(submission),
    text: [submission.message, ...submission.misfits].filter(Boolean).join('\n'),
    quoted: '',
    html: null,
    questions,
    source: submission.source ?? form.name,
    mailId: null,
    mailReferences: [],
    toText: form.name,
    conversationId: null,
    attachments: [],
    pages: submission.pages,
  };
}

function subjectOf(submission: Submission): string {
  const line = submission.message.split('\n', 1)[0]?.trim() ?? '';
  return line.length > 90 ? `${line.slice(0, 87)}…` : line || 'Enquiry by web form';
}
