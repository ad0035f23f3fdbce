import { type FormEvent, useState } from 'react';
import { saveOrganisation, session } from '../../src/people/contract.ts';
import { setup } from '../../src/setup/contract.ts';
import { asProblem } from '../problem.ts';
import { useOrg, useOrganisation } from '../session.ts';
import { FieldError, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import { useCommand } from '../use-endpoint.ts';
import { errorAt, errorsOf } from './field-errors.ts';
import type { StepProps } from './set-up-steps.ts';
import { StepFoot } from './step-foot.tsx';
import type { FieldErrors } from './week-draft.ts';

/** Company name and zone. */
export function CompanyStep(props: StepProps) {
  const org = useOrg();
  const organisation = useOrganisation();
  const [company, setCompany] = useState(organisation?.name ?? '');
  const [zone, setZone] = useState(organisation?.zone ?? '');
  const [errors, setErrors] = useState<FieldErrors>({});
  const save = useCommand(saveOrganisation, { refreshes: [session, setup], quiet: true });
  const form = useFirstError(errors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { company: company.trim(), zone };
    if (!body.company) return setErrors({ '/company': 'The company needs a name' });
    setErrors({});
    try {
      if (body.company !== organisation?.name || zone !== organisation.zone)
        await save.mutateAsync({ params: { org }, body });
      props.onDone();
    } catch (cause) {
      setErrors(errorsOf(asProblem(cause)));
    }
  };
  return (
    <form ref={form} className="heed-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="Company"
        autoComplete="organization"
        value={company}
        onChange={(event) => setCompany(event.currentTarget.value)}
        error={errorAt(errors, '/company')}
      />
      <ZoneField value={zone} onChange={setZone} error={errorAt(errors, '/zone')} />
      <FieldError>{errorAt(errors, '')}</FieldError>
      <StepFoot {...props} ready submit="Save and continue" busy={save.isPending} />
    </form>
  );
}
