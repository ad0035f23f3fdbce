import { SamePerson } from '../contacts/same-person.tsx';
import { ContactCall } from './calls-contact.tsx';
import { ContextScorecard } from './context-scorecard.tsx';
import type { RequestView } from './request-view.ts';
import { SegmentPicker } from './segment-picker.tsx';

/** The person: how to reach them, and what time it is where they are. */
export function ContextContact({ view }: { readonly view: RequestView }) {
  const { contact } = view;
  return (
    <section>
      <h2>Contact</h2>
      <p className="heed-contact-name">
        {contact.name}
        {contact.company ? <span className="heed-soft"> {contact.company}</span> : null}
      </p>
      <ul className="heed-contact">
        {contact.email ? (
          <li>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </li>
        ) : null}
        {contact.phone ? (
          <li>
            <a href={`tel:${contact.phone}`}>{contact.phone}</a>
          </li>
        ) : null}
        <li className="heed-soft">
          {contact.localTime === null
            ? 'Time zone unknown'
            : `${contact.localTime} there${contact.zone === null ? '' : ` (${contact.zone.replaceAll('_', ' ')})`}`}
        </li>
      </ul>
      <SamePerson view={view} />
      <ContactCall view={view} />
      <ContextScorecard contact={contact} />
      {view.can.includes('edit') ? <SegmentPicker contact={contact} /> : null}
    </section>
  );
}
