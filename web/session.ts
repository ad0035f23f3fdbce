import { useParams } from 'react-router';
import type { z } from 'zod';
import { session } from '../src/people/contract.ts';
import { deskRoles, type Role, readerRoles } from '../src/platform/contract.ts';
import { useEndpoint } from './use-endpoint.ts';

export type Session = z.output<typeof session.response>;
export type Organisation = Session['organisations'][number];

export function useSession() {
  return useEndpoint(session, {}, { staleTime: 60_000 });
}

/** The slug of the organisation in the address. */
export function useOrg(): string {
  return useParams().org ?? '';
}

/** The organisation in the address with the reader's roles; undefined until the session is known. */
export function useOrganisation(): Organisation | undefined {
  const slug = useOrg();
  return useSession().data?.organisations.find((organisation) => organisation.slug === slug);
}

export function hasRole(organisation: Organisation | undefined, ...wanted: readonly Role[]): boolean {
  return organisation?.roles.some((role) => wanted.includes(role)) ?? false;
}

/** Whether the reader answers contacts here; an administrator alone does not (DOMAIN 2.6). */
export function isOnDesk(organisation: Organisation | undefined): boolean {
  return hasRole(organisation, ...deskRoles);
}

/** Whether the reader sees what passes with contacts: whoever answers them, employees and analysts (DOMAIN 2.6). */
export function isReader(organisation: Organisation | undefined): boolean {
  return hasRole(organisation, ...readerRoles);
}
