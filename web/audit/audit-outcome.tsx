import { spanText } from '../../src/core/time/span-text.ts';
import { FigureTable } from '../boards/figure-table.tsx';
import { Anchor, Section } from '../ui/index.ts';
import { AuditCurve, AuditHours, AuditWeeks } from './audit-charts.tsx';
import type { AuditView } from './audit-file-page.tsx';

export type Outcome = NonNullable<AuditView['outcome']>;

export interface AuditOutcomeProps {
  readonly org: string;
  readonly id: string;
  readonly outcome: Outcome;
}

/** The figures of a file with their charts, and what is in none of them. */
export function AuditOutcome({ org, id, outcome }: AuditOutcomeProps) {
  const address = `/api/o/${encodeURIComponent(org)}/audits/${id}`;
  return (
    <>
      <Section title={outcome.headline} lead={outcome.asOf}>
        <FigureTable
          caption="Figures"
          head="Measure"
          columns={[{ name: 'Figure' }, { name: 'Of what, and its range', words: true }]}
          rows={outcome.lines.map(({ name, figure, detail }) => ({
            key: name,
            head: name,
            cells: [<b key="figure">{figure}</b>, detail || '–'],
          }))}
        />
        <p className="heed-audit-words">
          {outcome.reconciliation} {outcome.basis}
        </p>
        <p className="heed-audit-files">
          <Anchor href={`${address}/report.html`} download>
            Report as one file (HTML)
          </Anchor>
          <Anchor href={`${address}/rows.csv`} download>
            Every row with what was made of it (CSV)
          </Anchor>
        </p>
      </Section>
      {outcome.business.n === 0 ? null : (
        <>
          <AuditCurve outcome={outcome} />
          <AuditWeeks outcome={outcome} />
          <AuditHours outcome={outcome} />
        </>
      )}
      <Waiting waiting={outcome.waiting} />
      <Unreadable unreadable={outcome.unreadable} />
      <Section title="How it was read">
        <ul className="heed-audit-notes">
          {outcome.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Waiting({ waiting }: { readonly waiting: Outcome['waiting'] }) {
  if (waiting.length === 0) return null;
  return (
    <Section title="Waiting longest" lead="Late, and no personal answer yet.">
      <FigureTable
        caption="Waiting longest"
        head="Enquiry"
        columns={[{ name: 'Working time' }, { name: 'Buyer’s clock' }]}
        rows={waiting.map(({ id, businessMs, elapsedMs }) => ({
          key: `${id} ${elapsedMs}`,
          head: id,
          cells: [spanText(businessMs), spanText(elapsedMs)],
        }))}
      />
    </Section>
  );
}

function Unreadable({ unreadable: { n, listed } }: { readonly unreadable: Outcome['unreadable'] }) {
  if (n === 0) return null;
  const lead = n > listed.length ? `The first ${listed.length} of ${n.toLocaleString('en')}.` : undefined;
  return (
    <Section title={`${n.toLocaleString('en')} could not be read, and are in no figure`} lead={lead}>
      <FigureTable
        caption="Rows that could not be read"
        head="Line"
        columns={[{ name: 'Why', words: true }]}
        rows={listed.map(({ line, reason }) => ({ key: String(line), head: line, cells: [reason] }))}
      />
    </Section>
  );
}
