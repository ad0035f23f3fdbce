import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from '../ui/index.ts';

export interface ComposerGuardProps {
  /** `This answers 0 of 2 questions, no time given: it stops no clock, the buyer still waits.` */
  readonly warnings: readonly string[];
  readonly sendAnyway: () => void;
  readonly back: () => void;
}

/** Told once before a reply goes that is worth nothing to the buyer (S0-15) or not finished; the same keys again send it. */
export function ComposerGuard({ warnings, sendAnyway, back }: ComposerGuardProps) {
  return (
    <div className="heed-guard">
      <IconAlertTriangle size={16} aria-hidden />
      <span role="alert">
        {warnings.map((warning) => (
          <span key={warning}>{warning} </span>
        ))}
      </span>
      <div className="heed-guard-acts">
        <Button size="compact-sm" variant="default" onClick={back}>
          Keep writing
        </Button>
        <Button size="compact-sm" variant="subtle" title="Ctrl-Enter or Cmd-Enter again" onClick={sendAnyway}>
          Send anyway
        </Button>
      </div>
    </div>
  );
}
