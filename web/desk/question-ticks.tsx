import type { Mark, Question } from './draft.ts';

export interface QuestionTicksProps {
  readonly questions: readonly Question[];
  readonly marks: Readonly<Record<string, Mark>>;
  readonly setMark: (id: string, mark: Mark) => void;
}

const choices: readonly { mark: Mark; label: string }[] = [
  { mark: 'open', label: 'not yet' },
  { mark: 'part', label: 'in part' },
  { mark: 'answered', label: 'answered' },
];

/** "This answers…": every open question, ticked by the text and corrected by hand. */
export function QuestionTicks({ questions, marks, setMark }: QuestionTicksProps) {
  if (questions.length === 0) return null;
  return (
    <div className="heed-ticks">
      {questions.map(({ id, text }) => (
        <fieldset key={id} data-mark={marks[id]}>
          <legend title={text}>{text}</legend>
          {choices.map(({ mark, label }) => (
            <label key={mark}>
              <input
                type="radio"
                name={`mark-${id}`}
                checked={marks[id] === mark}
                onChange={() => setMark(id, mark)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
