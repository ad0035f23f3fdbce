import { IconCircle, IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { QuestionsEditor } from './questions-editor.tsx';
import type { RequestView } from './request-view.ts';

const marks = {
  open: { icon: IconCircle, word: 'open' },
  part: { icon: IconCircleHalf2, word: 'answered in part' },
  answered: { icon: IconCircleCheck, word: 'answered' },
  closed: { icon: IconCircleDashed, word: 'closed' },
} as const;

/** What is asked, each with how far it is answered; the reader may put it otherwise. */
export function ContextQuestions({ view }: { readonly view: RequestView }) {
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  if (view.questions.length === 0) return null;
  const close = () => {
    setEditing(false);
    // The button comes back with the list; it had the focus before.
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <section>
      <div className="heed-context-head">
        <h2>Questions</h2>
        {editing || !view.can.includes('edit') ? null : (
          <button
            ref={edit}
            type="button"
            className="heed-quiet-button"
            aria-label="Edit the questions"
            onClick={() => setEditing(true)}
          >
            Edit
          </button>
        )}
      </div>
      {editing ? <QuestionsEditor view={view} close={close} /> : <QuestionList questions={view.questions} />}
    </section>
  );
}

function QuestionList({ questions }: Pick<RequestView, 'questions'>) {
  return (
    <ul className="heed-questions">
      {questions.map(({ id, text, implied, state }) => {
        const { icon: Icon, word } = marks[state];
        const note =
          state === 'closed' ? (implied ? 'no reply needed' : 'no question') : implied ? 'implied' : '';
        return (
          <li key={id} data-state={state}>
            <Icon size={16} stroke={1.8} aria-label={word} />
            <span>
              {state === 'closed' ? <s>{text}</s> : text}
              {note === '' ? null : <span className="heed-soft"> {note}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
