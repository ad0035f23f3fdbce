import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from '../ui/index.ts';

export interface ComposerGuardProps {
  /** `answers 0 of 2 questions, no time given` */
  readonly warning: string;
  readonly sendAnyway: () => void;
  readonly back: () => void;
}

/** Told once before a reply goes that is worth nothing to the buyer (S0-15); the same keys again send it. */
export function ComposerGuard({ warning, sendAnyway, back }: ComposerGuardProps) {
  return (
    <div className="heed-guard" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        This <strong>{warning}</strong>. It stops no clock: the buyer still waits. Ctrl-Enter again sends it
        anyway.
      </span>
      <Button size="compact-sm" variant="default" onClick={back}>
        Keep writing
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={sendAnyway}>
        Send anyway
      </Button>
    </div>
  );
}
