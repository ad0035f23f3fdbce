import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { asProblem, type Problem } from '../problem.ts';
import { Button } from '../ui/index.ts';
import { uploadAudit } from './upload-audit.ts';

export interface DropFileProps {
  readonly org: string;
  readonly largestBytes: number | null;
  readonly onArrived: (id: string) => void;
}

/** A place to drop a file on, or to choose one. */
export function DropFile({ org, largestBytes, onArrived }: DropFileProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const hand = async (file: File | undefined) => {
    if (!file || sending !== null) return;
    if (largestBytes !== null && file.size > largestBytes)
      return setProblem(tooLarge(file.name, largestBytes));
    setProblem(null);
    setSending(file.name);
    try {
      onArrived((await uploadAudit(org, file)).id);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSending(null);
    }
  };
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <section
      className="heed-audit-drop"
      aria-label="Hand in a file"
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        void hand(event.dataTransfer.files[0]);
      }}
    >
      <IconFileUpload size={28} stroke={1.5} aria-hidden />
      <div>
        <p className="heed-audit-drop-lead">
          Drop a CSV of your enquiries here, such as an export of HubSpot or Zendesk.
        </p>
        <p className="heed-soft">
          It needs when each came in and when a person first answered
          {largestBytes === null ? '' : `, and at most ${largestBytes / 1e6} MB`}.
        </p>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="CSV file"
          hidden
          onChange={(event) => {
            void hand(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button loading={sending !== null} onClick={() => chooser.current?.click()}>
          Choose a file
        </Button>
        <span role="status" className="heed-soft">
          {sending === null ? '' : ` Reading ${sending}…`}
        </span>
        {problem ? (
          <p role="alert" className="heed-audit-trouble">
            {problem.detail || problem.title}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function tooLarge(name: string, largest: number): Problem {
  return asProblem(
    new Error(`${name} is larger than ${largest / 1e6} MB. “heed audit” on the command line takes any size.`),
  );
}
