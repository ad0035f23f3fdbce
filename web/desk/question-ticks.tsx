import { type Icon, IconCheck, IconCircle, IconCircleHalf2 } from '@tabler/icons-react';
import type { Mark, Marks, Question } from './draft.ts';

export interface QuestionTicksProps {
  readonly questions: readonly Question[];
  readonly marks: Marks;
  /** Marks that the text suggests: sending confirms them, a press changes them. */
  readonly suggested: readonly string[];
  readonly setMark: (id: string, mark: Mark) => void;
}

/** On a phone the sign stands for its words. */
const choices: readonly { mark: Mark; label: string; Sign: Icon }[] = [
  { mark: 'open', label: 'not yet', Sign: IconCircle },
  { mark: 'part', label: 'in part', Sign: IconCircleHalf2 },
  { mark: 'answered', label: 'answered', Sign: IconCheck },
];

/** "This answers…": every open question, ticked by the text and corrected by hand; arrow keys change a mark. */
export function QuestionTicks({ questions, marks, suggested, setMark }: QuestionTicksProps) {
  if (questions.length === 0) return null;
  return (
    <div className="heed-ticks">
      {questions.map(({ id, text }) => {
        const isSuggested = suggested.includes(id);
        return (
          <fieldset key={id} data-mark={marks[id]} data-suggested={isSuggested}>
            <legend title={text}>{text}</legend>
            {isSuggested ? (
              <span
                className="heed-ticks-suggested heed-if-wide"
                title="Read from your words. Sending confirms it."
              >
                suggested
              </span>
            ) : null}
            {choices.map(({ mark, label, Sign }) => (
              <label key={mark} title={label}>
                <input
                  type="radio"
                  name={`mark-${id}`}
                  checked={marks[id] === mark}
                  onChange={() => setMark(id, mark)}
                  onClick={() => isSuggested && marks[id] === mark && setMark(id, mark)}
                />
                <span>
                  <Sign size={16} className="heed-ticks-sign" aria-hidden />
                  <span className="heed-if-wide">{label}</span>
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
