import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { previewAudit } from '../../src/audit/kept/contract.ts';
import { auditFields, fieldWords } from '../../src/core/audit/audit-fields.ts';
import { type Answer, call } from '../api.ts';
import { FigureTable } from '../boards/figure-table.tsx';
import { asProblem, type Problem } from '../problem.ts';
import { Button, ErrorState, fullTime, Select, Skeleton } from '../ui/index.ts';
import { AuditChoices } from './audit-choices.tsx';
import type { Settings } from './audit-file-page.tsx';

type Preview = Answer<typeof previewAudit>;

export interface AuditReadingProps {
  readonly org: string;
  readonly id: string;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly onReadable: (readable: boolean) => void;
  /** Measures with what is chosen; null before the guess. */
  readonly again: { readonly busy: boolean; readonly run: () => void; readonly isFirst: boolean } | null;
}

/** How a file is read: its columns by name with the power to change each, and its first rows as they come out. */
export function AuditReading({ org, id, settings, change, onReadable, again }: AuditReadingProps) {
  const { data, error, refetch } = useQuery<Preview, Problem>({
    queryKey: [previewAudit.path, { org, id }, settings],
    queryFn: ({ signal }) =>
      call(previewAudit, { params: { org, id }, body: settings }, { signal }).catch((reason: unknown) => {
        throw asProblem(reason);
      }),
    placeholderData: keepPreviousData,
  });
  const isReadable = data !== undefined && data.trouble === null;
  useEffect(() => onReadable(isReadable), [isReadable, onReadable]);
  if (error && !data) return <ErrorState problem={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <>
      {data.trouble ? (
        <p role="alert" className="heed-audit-trouble">
          {inThePage(data.trouble.message)}
        </p>
      ) : (
        <Rows preview={data} />
      )}
      <details className="heed-audit-columns" open={data.trouble !== null || undefined}>
        <summary>Columns</summary>
        <Columns preview={data} settings={settings} change={change} />
      </details>
      <AuditChoices settings={settings} change={change} asksOrder={data.trouble?.pointer === '/dates'} />
      {again ? (
        <Button
          variant={again.isFirst ? 'filled' : 'default'}
          disabled={!isReadable}
          loading={again.busy}
          onClick={again.run}
        >
          {again.isFirst ? 'Measure' : 'Measure again'}
        </Button>
      ) : null}
    </>
  );
}

/** Sentences for both doors name the command line's options; here they are fields. */
function inThePage(message: string): string {
  return `${message.replace(/; say --.*$/s, '; choose below')}.`;
}

function Rows({ preview }: { readonly preview: Preview }) {
  const timed = (at: string | null) => (at === null ? '–' : fullTime(Date.parse(at)));
  return (
    <FigureTable
      caption="The first rows as read, in your time"
      head="Enquiry"
      columns={[{ name: 'Received' }, { name: 'First personal answer' }, { name: 'Remark', words: true }]}
      rows={preview.rows.map(({ line, id, receivedAt, answeredAt, remark }) => ({
        key: String(line),
        head: id || `line ${line}`,
        cells: [timed(receivedAt), timed(answeredAt), remark ?? '–'],
      }))}
    />
  );
}

interface ColumnsProps {
  readonly preview: Preview;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

const BY_NAME = ' ';

function Columns({ preview, settings, change }: ColumnsProps) {
  const chosen = settings.columns ?? {};
  const names = [...new Set(preview.heading.filter((name) => name !== ''))];
  return (
    <div className="heed-audit-fields">
      {auditFields.map((field) => {
        const found = preview.columns[field];
        const byName = chosen[field] === undefined && found ? `by name: ${found}` : 'by name';
        return (
          <Select
            key={field}
            label={fieldWords[field].words}
            size="xs"
            value={chosen[field] ?? BY_NAME}
            data={[
              { value: BY_NAME, label: byName },
              { value: '', label: 'none' },
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(event) => {
              const { [field]: _, ...others } = chosen;
              const { value } = event.currentTarget;
              change({ ...settings, columns: value === BY_NAME ? others : { ...others, [field]: value } });
            }}
          />
        );
      })}
    </div>
  );
}
