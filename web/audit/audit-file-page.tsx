import './audit.css';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import { audit, audits, guessAudit, measureAuditFile } from '../../src/audit/kept/contract.ts';
import { paths } from '../paths.ts';
import { useOrg, useOrganisation } from '../session.ts';
import { ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import { AuditGuess } from './audit-guess.tsx';
import { AuditOutcome } from './audit-outcome.tsx';
import { AuditReading } from './audit-reading.tsx';
import { AuditReveal } from './audit-reveal.tsx';
import { ownZone } from './own-zone.ts';

export type AuditView = z.output<typeof audit.response>;
export type Settings = z.input<typeof measureAuditFile.body>;

/** One file: how it is read, what is believed, and then what is true. */
export function AuditFilePage() {
  const org = useOrg();
  const { id = '' } = useParams();
  const { data, error, refetch } = useEndpoint(audit, { params: { org, id } });
  return (
    <>
      <PageHeader
        title={data?.name ?? 'Use my own data'}
        lead={<Link to={paths.audit(org)}>All files handed in</Link>}
      />
      {error && !data ? <ErrorState problem={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={6} /> : null}
      {data ? <AuditSteps key={data.id} view={data} org={org} /> : null}
    </>
  );
}

function AuditSteps({ view, org }: { readonly view: AuditView; readonly org: string }) {
  // The demo is open day and night; who tries it with data of their own keeps office hours where they are.
  const isDemo = useOrganisation()?.demo === true;
  const [settings, setSettings] = useState<Settings>(
    view.settings ?? (isDemo ? { officeHours: ownZone() } : {}),
  );
  const [isReadable, setReadable] = useState(false);
  const guess = useCommand(guessAudit, { quiet: true });
  const measure = useCommand(measureAuditFile, { refreshes: [audit, audits] });
  const busy = guess.isPending || measure.isPending;
  const params = { org, id: view.id };
  const reveal = async (ms: number) => {
    if (view.guess === null) await guess.mutateAsync({ params, body: { ms } }).catch(() => undefined);
    measure.mutate({ params, body: settings });
  };
  const reading = (
    <AuditReading
      org={org}
      id={view.id}
      settings={settings}
      change={setSettings}
      onReadable={setReadable}
      again={
        view.guess === null
          ? null
          : { busy, run: () => measure.mutate({ params, body: settings }), isFirst: view.outcome === null }
      }
    />
  );
  if (view.outcome === null || view.guess === null)
    return (
      <>
        <Section
          title="1. How it is read"
          lead="Only what stands here is looked at; figures of the file’s own are not."
        >
          {reading}
        </Section>
        {view.guess === null ? (
          <Section
            title="2. What do you believe?"
            lead="How long does a typical buyer wait for your first personal answer? Said once, before it is measured."
          >
            <AuditGuess disabled={!isReadable} busy={busy} onGuess={(ms) => void reveal(ms)} />
          </Section>
        ) : null}
      </>
    );
  return (
    <>
      <AuditReveal guess={view.guess} outcome={view.outcome} />
      <AuditOutcome org={org} id={view.id} outcome={view.outcome} />
      <Section title="Read it otherwise" lead="Your guess stays as it is.">
        {reading}
      </Section>
    </>
  );
}
