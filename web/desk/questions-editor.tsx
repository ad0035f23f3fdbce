import { IconCircleCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { editQuestions, now, request } from '../../src/flow/desk/contract.ts';
import { newId } from '../new-id.ts';
import type { Problem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, IconButton, TextField } from '../ui/index.ts';
import { useCommand } from '../use-endpoint.ts';
import {
  bodyOfRows,
  hindrance,
  type Row,
  rowsOf,
  sentRows,
  toggled,
  withNew,
  withText,
} from './questions-draft.ts';
import type { RequestView } from './request-view.ts';

export interface QuestionsEditorProps {
  readonly view: RequestView;
  readonly close: () => void;
}

/** The questions in the reader's own reading: Enter adds one, Ctrl-Enter saves, Escape leaves them as they were. */
export function QuestionsEditor({ view, close }: QuestionsEditorProps) {
  const org = useOrg();
  const [rows, setRows] = useState(() => rowsOf(view.questions));
  const fresh = useRef<string | null>(rows.find(({ answered }) => !answered)?.key ?? null);
  const command = useCommand(editQuestions, { refreshes: [request, now], quiet: true, onDone: close });
  const stopped = hindrance(rows);
  const add = () => {
    const key = newId();
    fresh.current = key;
    setRows(withNew(rows, key));
  };
  const save = () => {
    if (stopped === null) command.mutate({ params: { org, id: view.id }, body: bodyOfRows(rows) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (event.metaKey || event.ctrlKey) save();
      else add();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const sent = sentRows(rows);
  return (
    <form
      className="heed-question-editor"
      aria-label="Edit the questions"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ul>
        {rows.map((row, index) => (
          <EditedQuestion
            key={row.key}
            row={row}
            name={`Question ${index + 1}`}
            focus={fresh.current === row.key}
            refusal={refusalOf(command.error, sent.indexOf(row))}
            write={(text) => setRows(withText(rows, row.key, text))}
            toggle={() => setRows(toggled(rows, row.key))}
          />
        ))}
      </ul>
      <EditorFoot
        problem={stopped ?? generalRefusal(command.error)}
        pending={command.isPending}
        add={add}
        close={close}
      />
    </form>
  );
}

function EditorFoot(props: { problem: string | null; pending: boolean; add: () => void; close: () => void }) {
  return (
    <>
      <button type="button" className="heed-quiet-button heed-question-add" onClick={props.add}>
        <IconPlus size={14} aria-hidden />
        Add a question
      </button>
      {props.problem === null ? null : <p role="alert">{props.problem}</p>}
      <div className="heed-question-acts">
        <Button type="submit" size="compact-sm" loading={props.pending} title="Ctrl-Enter or Cmd-Enter">
          Save
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={props.close}>
          Cancel
        </Button>
      </div>
    </>
  );
}

interface EditedQuestionProps {
  readonly row: Row;
  readonly name: string;
  readonly focus: boolean;
  readonly refusal: string | undefined;
  readonly write: (text: string) => void;
  readonly toggle: () => void;
}

function EditedQuestion({ row, name, focus, refusal, write, toggle }: EditedQuestionProps) {
  if (row.answered) {
    return (
      <li>
        <IconCircleCheck size={16} stroke={1.8} aria-label="answered" />
        <span className="heed-question-fixed">{row.text}</span>
      </li>
    );
  }
  if (row.removed) {
    return (
      <li>
        <s className="heed-question-fixed heed-soft">{row.text}</s>
        <button type="button" className="heed-quiet-button" onClick={toggle}>
          Put back
        </button>
      </li>
    );
  }
  return (
    <li>
      <TextField
        size="xs"
        aria-label={name}
        placeholder="What is asked?"
        autoFocus={focus}
        value={row.text}
        error={refusal}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <IconButton variant="subtle" color="gray" aria-label={`Take off: ${row.text || name}`} onClick={toggle}>
        <IconTrash size={14} aria-hidden />
      </IconButton>
    </li>
  );
}

function refusalOf(problem: Problem | null, index: number): string | undefined {
  return index < 0 ? undefined : problem?.field(`/questions/${index}`);
}

/** What is wrong with all of them; what concerns one stands beside it. */
function generalRefusal(problem: Problem | null): string | null {
  if (problem === null || problem.errors.some(({ pointer }) => /^\/questions\/\d/.test(pointer))) return null;
  return problem.message;
}
