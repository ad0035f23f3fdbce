import { IconCheck, IconMinus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type Step, type StepKey, stateWords, stepTexts } from './set-up-steps.ts';

export interface StepBarProps {
  readonly steps: readonly Step[];
  readonly current: StepKey | null;
}

function Mark({ step, number }: { readonly step: Step; readonly number: number }) {
  if (step.state === 'done') return <IconCheck size={14} stroke={2.5} aria-hidden />;
  if (step.state === 'skipped') return <IconMinus size={14} stroke={2.5} aria-hidden />;
  return <span aria-hidden>{number}</span>;
}

/** All steps in a line, each one a link; on a phone their marks are all that shows. */
export function StepBar({ steps, current }: StepBarProps) {
  return (
    <nav aria-label="Steps of the set-up">
      <ol className="heed-steps">
        {steps.map((step, index) => (
          <li key={step.key}>
            <Link
              to={`?step=${step.key}`}
              className={`heed-step heed-step-${step.state}`}
              aria-current={step.key === current ? 'step' : undefined}
            >
              <span className="heed-step-mark">
                <Mark step={step} number={index + 1} />
              </span>
              <span className="heed-step-name">{stepTexts[step.key].name}</span>
              <span className="heed-unseen">, {stateWords[step.state]}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
