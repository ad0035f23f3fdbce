import { useState } from 'react';
import type { PromiseView } from '../boards/promise-state.tsx';
import { Button, Checkbox, FieldError, Textarea } from '../ui/index.ts';
import { errorAt, otherErrors } from './field-errors.ts';
import { PromiseHide } from './promise-hide.tsx';
import type { PromiseDraft } from './use-promise-draft.ts';

export interface PromiseFormProps {
  readonly view: PromiseView;
  readonly draft: PromiseDraft;
}

/** Which targets stand on the page; what is left out is listed there by name. */
export function PromiseForm({ view, draft }: PromiseFormProps) {
  const [hiding, setHiding] = useState(false);
  const { state } = view;
  const isOut = state !== 'published';
  return (
    <form
      className="heed-form"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.send(true, draft.reason.trim());
      }}
    >
      <fieldset className="heed-plain-set">
        <legend>Targets on the page</legend>
        <div className="heed-promise-kinds">
          {view.kinds
            .filter(({ runs }) => runs)
            .map(({ kind, title, sentence, measured }) => (
              <Checkbox
                key={kind}
                label={title}
                description={measured ? sentence : `${sentence} No result is measured yet.`}
                checked={draft.kinds.includes(kind)}
                onChange={() => draft.toggle(kind)}
              />
            ))}
        </div>
        {errorAt(draft.errors, '/kinds') ? <FieldError>{errorAt(draft.errors, '/kinds')}</FieldError> : null}
      </fieldset>
      <p className="heed-soft">
        Targets that are not chosen are listed there as not published. Whatever is taken off, and every time
        the page is hidden, stays to be seen on it.
      </p>
      {draft.takesOff ? (
        <Textarea
          label="Why is it taken off?"
          description="Anybody can read it on the page."
          maxLength={500}
          value={draft.reason}
          error={errorAt(draft.errors, '/reason')}
          onChange={(event) => draft.setReason(event.currentTarget.value)}
        />
      ) : null}
      {otherErrors(draft.errors, (pointer) => pointer === '/kinds' || pointer === '/reason').map(
        (message) => (
          <FieldError key={message}>{message}</FieldError>
        ),
      )}
      <div className="heed-form-acts">
        <Button type="submit" loading={draft.busy} disabled={!isOut && !draft.isChanged}>
          {isOut ? (state === 'hidden' ? 'Publish it again' : 'Publish') : 'Save'}
        </Button>
        {draft.isChanged ? (
          <Button variant="default" disabled={draft.busy} onClick={draft.discard}>
            Discard
          </Button>
        ) : null}
        {state === 'published' ? (
          <Button variant="subtle" color="gray" disabled={draft.busy} onClick={() => setHiding(true)}>
            Hide the whole page
          </Button>
        ) : null}
      </div>
      <PromiseHide draft={draft} opened={hiding} close={() => setHiding(false)} />
    </form>
  );
}
