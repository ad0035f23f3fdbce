import { type Role, roles } from '../../src/platform/contract.ts';
import { Checkbox, FieldError } from '../ui/index.ts';
import { roleNames } from './role-names.ts';

export interface RolePickerProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
  readonly error?: string | undefined;
}

/** One person may hold several roles. */
export function RolePicker({ value, onChange, error }: RolePickerProps) {
  const toggle = (role: Role, held: boolean) =>
    onChange(roles.filter((other) => (other === role ? held : value.includes(other))));
  return (
    <fieldset className="heed-plain-set">
      <legend>Roles</legend>
      <div className="heed-roles">
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={roleNames[role].name}
            description={roleNames[role].does}
            checked={value.includes(role)}
            aria-invalid={error ? true : undefined}
            onChange={(event) => toggle(role, event.currentTarget.checked)}
          />
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
