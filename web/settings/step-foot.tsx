import { Button } from '../ui/index.ts';
import type { StepProps } from './set-up-steps.ts';

export interface StepFootProps extends StepProps {
  /** Something stands here to go on with; without it skipping is the way on. */
  readonly ready: boolean;
  /** The words on the button that submits the form around it; left out where the step has no form. */
  readonly submit?: string;
  readonly busy?: boolean;
}

/** The ways on from a step: go on, or leave it for later. */
export function StepFoot({ state, onDone, onSkip, ready, submit, busy = false }: StepFootProps) {
  const skip =
    state === 'done' ? null : (
      <Button variant={ready || submit ? 'subtle' : 'default'} color="gray" onClick={onSkip}>
        {state === 'skipped' ? 'Leave it for now' : 'Skip for now'}
      </Button>
    );
  return (
    <div className="heed-step-foot">
      {submit ? (
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      ) : ready ? (
        <Button onClick={onDone}>Continue</Button>
      ) : null}
      {skip}
    </div>
  );
}
