import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { newId } from '../new-id.ts';
import type { Problem } from '../problem.ts';

export interface Toast {
  readonly text: ReactNode;
  /** A second, lighter line. */
  readonly detail?: ReactNode;
  /** Adds an "Undo" button. */
  readonly undo?: () => void;
  /** Adds one other button, such as "Open". */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** `soon` and `late` are for time, `trouble` for what went wrong. */
  readonly tone?: 'plain' | 'soon' | 'late' | 'trouble';
  readonly keep?: boolean;
  readonly id?: string;
}

/** Tells what happened, politely, for 8 s; what can be undone is undone from here. */
export function showToast(toast: Toast): void {
  const id = toast.id ?? newId();
  const act = (run: () => void) => () => {
    notifications.hide(id);
    run();
  };
  notifications.show({
    id,
    role: toast.tone === 'trouble' ? 'alert' : 'status',
    withBorder: true,
    autoClose: toast.keep ? false : 8000,
    className: `heed-toast heed-toast-${toast.tone ?? 'plain'}`,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <div className="heed-toast-body">
        <div className="heed-toast-text">
          <div>{toast.text}</div>
          {toast.detail ? <div className="heed-soft">{toast.detail}</div> : null}
        </div>
        {toast.undo ? <ToastButton label="Undo" run={act(toast.undo)} /> : null}
        {toast.action ? <ToastButton label={toast.action.label} run={act(toast.action.run)} /> : null}
      </div>
    ),
  });
}

/** Takes a message away before its time. */
export function hideToast(id: string): void {
  notifications.hide(id);
}

/** A refusal in words: what happened and what to do. */
export function showProblem(problem: Problem): void {
  showToast({ text: problem.title, detail: problem.detail, tone: 'trouble', id: `problem-${problem.title}` });
}

function ToastButton({ label, run }: { readonly label: string; readonly run: () => void }) {
  return (
    <button type="button" className="heed-toast-button" onClick={run}>
      {label}
    </button>
  );
}
