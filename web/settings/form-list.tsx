import { IconExternalLink } from '@tabler/icons-react';
import { Anchor, Button } from '../ui/index.ts';
import { whenText } from '../ui/when.ts';
import { CopyField } from './copy-field.tsx';
import type { WebForm } from './form-editor.tsx';

export interface FormListProps {
  readonly forms: readonly WebForm[];
  /** Left out where the reader may not change them. */
  readonly onEdit?: (form: WebForm) => void;
}

function FormRow({ form, onEdit }: { readonly form: WebForm } & Pick<FormListProps, 'onEdit'>) {
  return (
    <li className="heed-mailbox">
      <div className="heed-mailbox-line">
        <div className="heed-mailbox-who">
          <span className="heed-strong">{form.name}</span>
          <Anchor href={form.url} target="_blank" rel="noreferrer" className="heed-out">
            Hosted page
            <IconExternalLink size={14} aria-hidden />
            <span className="heed-unseen">, opens in a new tab</span>
          </Anchor>
        </div>
        <div className="heed-state">
          <div>
            <div>{form.lastPostAt ? `Last enquiry ${whenText(form.lastPostAt)}` : 'No enquiry yet'}</div>
            <div className="heed-soft heed-small">
              {form.allowedSites.length === 0
                ? 'No site may post by script'
                : `Scripts may post from ${form.allowedSites.join(', ')}`}
            </div>
          </div>
        </div>
        {onEdit ? (
          <div className="heed-member-acts">
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Change ${form.name}`}
              onClick={() => onEdit(form)}
            >
              Change
            </Button>
          </div>
        ) : null}
      </div>
      <div className="heed-forward">
        <CopyField label="Put this on your own page" value={form.snippet} code />
      </div>
    </li>
  );
}

/** Web forms with what one needs to put them to use. */
export function FormList({ forms, onEdit }: FormListProps) {
  return (
    <ul className="heed-rows" aria-label="Forms">
      {forms.map((form) => (
        <FormRow key={form.id} form={form} {...(onEdit ? { onEdit } : {})} />
      ))}
    </ul>
  );
}
