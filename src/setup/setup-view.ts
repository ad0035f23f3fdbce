import { sql } from 'kysely';
import type { z } from 'zod';
import { toIso } from '../core/time/instant.ts';
import { isSetUp, type StepStates, setupSteps } from '../people/setup-steps.ts';
import type { Context } from '../platform/context.ts';
import type { SetupStep } from '../platform/schema.ts';
import type { setup } from './contract.ts';

interface State {
  setup: StepStates;
  name: string;
  zone: string;
  hours_versions: number;
  mailboxes: string[];
  members: number;
  invitations: number;
  forms: string[];
  requests: number;
}

/** The guided set-up: what was marked, and beside it what is true. */
export async function setupView(ctx: Context): Promise<z.input<typeof setup.response>> {
  const state = await loadState(ctx);
  const notes = notesOn(state);
  return {
    steps: setupSteps.map((key) => ({ key, state: state.setup[key] ?? 'open', note: notes[key] })),
    done: isSetUp(state.setup),
  };
}

async function loadState(ctx: Context): Promise<State> {
  const { rows } = await sql<State>`
    select o.setup, o.name, o.zone,
      (select count(*)::int from calendar_version v
        join calendar c on c.org_id = v.org_id and c.id = v.calendar_id
        where v.org_id = o.id and c.scope = 'organisation') as hours_versions,
      (select coalesce(json_agg(m.address order by m.id), '[]') from mailbox m
        where m.org_id = o.id and m.removed_at is null) as mailboxes,
      (select count(*)::int from membership m where m.org_id = o.id and m.active) as members,
      (select count(*)::int from invitation i
        where i.org_id = o.id and i.accepted_at is null and i.expires_at > ${toIso(ctx.now)}::timestamptz) as invitations,
      (select coalesce(json_agg(f.name order by f.id), '[]') from web_form f where f.org_id = o.id) as forms,
      (select count(*)::int from (select from request r where r.org_id = o.id limit 1000) r) as requests
    from organisation o where o.id = ${ctx.orgId}`.execute(ctx.db);
  const [state] = rows;
  if (!state) throw new Error(`organisation ${ctx.orgId} is gone`);
  return state;
}

function notesOn(state: State): Record<SetupStep, string> {
  const { members, invitations, requests } = state;
  const invited = invitations === 0 ? '' : `, ${count(invitations, 'open invitation')}`;
  return {
    company: `${state.name}, ${state.zone}`,
    hours: state.hours_versions > 1 ? 'Your own hours are in force' : 'The hours it began with are in force',
    mailbox: state.mailboxes.length > 0 ? state.mailboxes.join(', ') : 'No mailbox yet',
    people: members === 1 ? `Only you so far${invited}` : `${count(members, 'person', 'people')}${invited}`,
    form: state.forms.length > 0 ? state.forms.join(', ') : 'No form yet',
    test: requests === 0 ? 'Nothing has arrived yet' : `${count(requests, 'enquiry', 'enquiries')} so far`,
  };
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number === 1_000 ? '1000 or more' : number} ${number === 1 ? one : many}`;
}
