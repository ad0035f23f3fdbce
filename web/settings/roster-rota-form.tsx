import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { DateField } from '../ui/fields.tsx';
import { Button, FieldError, IconButton, NumberField, Select, TextField } from '../ui/index.ts';
import { useFirstError } from '../ui/use-first-error.ts';
import { ZoneField } from '../ui/zone-field.tsx';
import { errorAt, errorsOf, otherErrors } from './field-errors.ts';
import type { Roster, Rota } from './roster-cells.ts';
import { useRotas } from './use-roster.ts';
import type { FieldErrors } from './week-draft.ts';

interface RotaFormProps {
  readonly roster: Roster;
  /** Null: a new one. */
  readonly rota: Rota | null;
  readonly close: () => void;
}

type Draft = Omit<Rota, 'id' | 'turnDays'> & { readonly turnDays: number | null };

const pointers = /^\/(name|purpose|zone|startsOn|turnsAt|turnDays|members)(\/|$)/;

function blank({ zone, days }: Roster): Draft {
  const startsOn = days[0]?.date ?? '';
  return { name: '', purpose: 'off_hours', zone, startsOn, turnsAt: '09:00', turnDays: 7, members: [] };
}

function useRotaForm({ roster, rota, close }: RotaFormProps) {
  const [draft, setDraft] = useState<Draft>(() => {
    if (!rota) return blank(roster);
    const { id: _, ...rest } = rota;
    return rest;
  });
  const [errors, setErrors] = useState<FieldErrors>({});
  const rotas = useRotas();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong: Record<string, string> = {
      ...(draft.name.trim() ? {} : { '/name': 'A name is needed' }),
      ...(draft.members.length > 0 ? {} : { '/members': 'Somebody has to take the turns' }),
      ...(draft.turnDays ? {} : { '/turnDays': 'At least one day' }),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    try {
      await rotas.saveRota({ ...draft, turnDays: draft.turnDays ?? 1 }, rota?.id ?? null);
      close();
    } catch (problem) {
      setErrors(errorsOf(problem as Parameters<typeof errorsOf>[0]));
    }
  };
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return { draft, edit, errors, submit, rotas };
}

/** A rota: what it is for, how long turns last, and who takes them in which order. */
export function RotaForm(props: RotaFormProps) {
  const { roster, rota, close } = props;
  const { draft, edit, errors, submit, rotas } = useRotaForm(props);
  const form = useFirstError(errors);
  return (
    <form ref={form} className="heed-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="heed-pair">
        <TextField
          label="Name"
          data-autofocus
          value={draft.name}
          onChange={(event) => edit({ name: event.currentTarget.value })}
          error={errorAt(errors, '/name')}
        />
        <Select
          label="For"
          data={[
            { value: 'off_hours', label: 'Off hours: a personal mail' },
            { value: 'recovery', label: 'Recovery: urgent trouble' },
            { value: 'executive', label: 'Executive on call' },
          ]}
          value={draft.purpose}
          onChange={(event) => edit({ purpose: event.currentTarget.value as Draft['purpose'] })}
        />
      </div>
      <MembersField roster={roster} draft={draft} edit={edit} error={errorAt(errors, '/members')} />
      <TurnFields draft={draft} edit={edit} errors={errors} />
      {otherErrors(errors, (pointer) => pointers.test(pointer)).map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
      <div className="heed-form-acts">
        <Button type="submit" loading={rotas.isSaving}>
          {rota ? 'Save' : 'Add the rota'}
        </Button>
        {rota ? (
          <Button
            variant="default"
            onClick={() => {
              void rotas.removeRota(rota);
              close();
            }}
          >
            End the rota
          </Button>
        ) : null}
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly edit: (part: Partial<Draft>) => void;
}

function TurnFields({ draft, edit, errors }: PartProps & { readonly errors: FieldErrors }) {
  return (
    <>
      <div className="heed-pair">
        <NumberField
          label="Days a turn"
          min={1}
          max={366}
          value={draft.turnDays}
          onChange={(turnDays) => edit({ turnDays })}
          error={errorAt(errors, '/turnDays')}
        />
        <TextField
          type="time"
          label="Turns change at"
          value={draft.turnsAt}
          onChange={(event) => edit({ turnsAt: event.currentTarget.value })}
          error={errorAt(errors, '/turnsAt')}
        />
      </div>
      <DateField
        label="First turn on"
        value={draft.startsOn}
        onChange={(event) => edit({ startsOn: event.currentTarget.value })}
        error={errorAt(errors, '/startsOn')}
      />
      <ZoneField value={draft.zone} onChange={(zone) => edit({ zone })} error={errorAt(errors, '/zone')} />
    </>
  );
}

function MembersField({
  roster,
  draft,
  edit,
  error,
}: PartProps & { readonly roster: Roster; readonly error?: string | undefined }) {
  const names = new Map(roster.people.map(({ id, name }) => [id, name]));
  const { members } = draft;
  const left = roster.people.filter(({ id }) => !members.includes(id));
  const move = (index: number, by: number) => {
    const order = [...members];
    const [one] = order.splice(index, 1);
    if (one !== undefined) order.splice(index + by, 0, one);
    edit({ members: order });
  };
  return (
    <fieldset className="heed-plain-set">
      <legend>Turns, in this order</legend>
      <ol className="heed-rota-order">
        {members.map((id, index) => (
          <li key={id}>
            <span>{names.get(id) ?? 'somebody who has left'}</span>
            <OrderButton
              label={`${names.get(id)} earlier`}
              off={index === 0}
              run={() => move(index, -1)}
              icon={IconArrowUp}
            />
            <OrderButton
              label={`${names.get(id)} later`}
              off={index === members.length - 1}
              run={() => move(index, 1)}
              icon={IconArrowDown}
            />
            <OrderButton
              label={`${names.get(id)} takes no turns`}
              off={false}
              run={() => edit({ members: members.filter((one) => one !== id) })}
              icon={IconX}
            />
          </li>
        ))}
      </ol>
      {left.length > 0 ? (
        <Select
          aria-label="Add a person"
          data={[
            { value: '', label: 'Add a person' },
            ...left.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value=""
          onChange={(event) => edit({ members: [...members, event.currentTarget.value].filter(Boolean) })}
          error={error}
        />
      ) : null}
    </fieldset>
  );
}

function OrderButton(props: {
  readonly label: string;
  readonly off: boolean;
  readonly run: () => void;
  readonly icon: typeof IconX;
}) {
  const Icon = props.icon;
  return (
    <IconButton
      variant="subtle"
      color="gray"
      aria-label={props.label}
      disabled={props.off}
      onClick={props.run}
    >
      <Icon size={16} aria-hidden />
    </IconButton>
  );
}
