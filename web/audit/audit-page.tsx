import './audit.css';
import { Link, useNavigate } from 'react-router';
import type { z } from 'zod';
import { audits, removeAudit } from '../../src/audit/kept/contract.ts';
import { paths } from '../paths.ts';
import { useOrg } from '../session.ts';
import { Button, Code, ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { DropFile } from './drop-file.tsx';
import { guessText } from './guess-text.ts';

type Kept = z.output<typeof audits.response>['items'][number];

/** Measures what a company has already: a file is handed in, believed about, and revealed (S0-02, S3-16). */
export function AuditPage() {
  const org = useOrg();
  const navigate = useNavigate();
  const { data, error, refetch } = useEndpoint(audits, { params: { org } });
  return (
    <>
      <PageHeader
        title="Use my own data"
        lead="How long your buyers really wait, measured on what you have already. Nothing here touches the figures of your organisation."
      />
      <DropFile
        org={org}
        largestBytes={data?.largestBytes ?? null}
        onArrived={(id) => void navigate(paths.auditFile(org, id))}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} /> : null}
      {data && data.items.length > 0 ? <KeptFiles org={org} items={data.items} /> : null}
      <Section title="A mailbox, or a larger file">
        <p className="heed-audit-words">
          The command line measures a mailbox by IMAP without marking anything as seen, an mbox file, a
          Maildir, a folder of .eml files, and files of any size:
        </p>
        <Code block>heed audit imaps://you%40your.example@mail.your.example/INBOX --html report.html</Code>
      </Section>
    </>
  );
}

function KeptFiles({ org, items }: { readonly org: string; readonly items: readonly Kept[] }) {
  const remove = useCommand(removeAudit, { refreshes: [audits] });
  return (
    <Section title="Handed in so far" lead="A file is kept for its figures only, and goes with them.">
      <ul className="heed-audit-list">
        {items.map((kept) => (
          <li key={kept.id}>
            <Link to={paths.auditFile(org, kept.id)}>{kept.name}</Link>
            <span className="heed-soft">
              {whenText(kept.addedAt)}
              {kept.guess ? `, believed ${guessText(kept.guess.ms)}` : ''}
              {kept.measuredAt ? '' : ', not measured yet'}
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Remove ${kept.name}`}
              onClick={() => remove.mutate({ params: { org, id: kept.id } })}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
