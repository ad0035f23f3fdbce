import { z } from 'zod';
import { assetKinds, assetLanguages } from '../../core/library/asset-kinds.ts';
import { valueTypes } from '../../core/reply/value-types.ts';
import { buyingStages } from '../../core/request/buying-stage.ts';
import {
  deskRoles,
  done,
  endpoint,
  id,
  ofOrganisation,
  readerRoles,
  withId,
} from '../../platform/contract.ts';
import { assetRow, assetView, filledItem, fitItem } from './shapes.ts';

/** Which part of the library: what is offered, what waits for an approval, what is past its review date, what was retired. */
export const libraryStates = ['ready', 'unapproved', 'review', 'retired'] as const;

export const library = endpoint({
  method: 'GET',
  path: '/api/o/:org/library',
  tag: 'Library',
  access: readerRoles,
  summary: 'Library items, 50 at a time: those whose words begin with the ones given first, else the newest',
  params: ofOrganisation,
  query: z.object({
    query: z.string().trim().max(200).optional(),
    kind: z.enum(assetKinds).optional(),
    type: z.enum(valueTypes).optional(),
    product: id.optional(),
    industry: id.optional(),
    stage: z.enum(buyingStages).optional(),
    state: z.enum(libraryStates).default('ready'),
    cursor: z
      .string()
      .regex(/^\d{1,6}$/, 'a cursor as it was given')
      .optional(),
  }),
  response: z.object({
    items: z.array(assetRow),
    /** Pass it as `cursor` for what follows. */
    next: z.string().nullable(),
    /** Of the whole library, whatever is looked for. */
    counts: z.object({ ready: z.number(), unapproved: z.number(), review: z.number(), retired: z.number() }),
    can: z.array(z.literal('write')),
  }),
});

export const libraryItem = endpoint({
  method: 'GET',
  path: '/api/o/:org/library/:id',
  tag: 'Library',
  access: readerRoles,
  summary: 'A library item with its versions and the requests it was used on',
  params: withId,
  response: assetView,
});

export const libraryChoices = endpoint({
  method: 'GET',
  path: '/api/o/:org/library-choices',
  tag: 'Library',
  access: readerRoles,
  summary: 'What library items can be for, and who may own them',
  params: ofOrganisation,
  response: z.object({
    products: z.array(z.object({ id, name: z.string() })),
    industries: z.array(z.object({ id, name: z.string() })),
    people: z.array(z.object({ id, name: z.string() })),
    /** The reader’s approval is as good as any. */
    mayApprove: z.boolean(),
  }),
});

const date = z.iso.date('a day such as 2027-01-31');
const assetBody = z.object({
  kind: z.enum(assetKinds),
  title: z.string().trim().min(2, 'a title is needed').max(160),
  valueType: z.enum(valueTypes),
  language: z.enum(assetLanguages).nullable(),
  stages: z.array(z.enum(buyingStages)).max(buyingStages.length),
  /** Products and industries, by skill id. */
  tags: z.array(id).max(40),
  ownerId: id.nullable(),
  reviewOn: date.nullable(),
  text: z.string().max(20_000),
  /** A file handed in before, or that of the version it follows. */
  fileId: id.nullable(),
  /** What this version changes, in a line. */
  note: z.string().trim().max(300).default(''),
});

export const addLibraryItem = endpoint({
  method: 'POST',
  path: '/api/o/:org/library',
  tag: 'Library',
  access: deskRoles,
  summary: 'A new library item; an answer of whoever may not approve it stands apart until it is approved',
  params: ofOrganisation,
  body: assetBody,
  response: z.object({ id }),
});

export const saveLibraryItem = endpoint({
  method: 'PUT',
  path: '/api/o/:org/library/:id',
  tag: 'Library',
  access: deskRoles,
  summary:
    'Save an item; other words or another file are a new version. 409 when `base` is not its newest version',
  params: withId,
  body: assetBody.extend({ base: id }),
  response: done,
});

export const approveLibraryItem = endpoint({
  method: 'POST',
  path: '/api/o/:org/library/:id/approve',
  tag: 'Library',
  access: ['expert', 'manager', 'executive'],
  summary: 'Approve the newest version of an answer: it is the one in use from now on',
  params: withId,
  body: z.object({ versionId: id }),
  response: done,
});

export const retireLibraryItem = endpoint({
  method: 'POST',
  path: '/api/o/:org/library/:id/retire',
  tag: 'Library',
  access: deskRoles,
  summary: 'Take an item out of use; its uses stay counted',
  params: withId,
  response: done,
});

export const restoreLibraryItem = endpoint({
  method: 'POST',
  path: '/api/o/:org/library/:id/restore',
  tag: 'Library',
  access: deskRoles,
  summary: 'Undo a retirement',
  params: withId,
  response: done,
});

export const fillLibraryItem = endpoint({
  method: 'POST',
  path: '/api/o/:org/library/:id/fill',
  tag: 'Library',
  access: deskRoles,
  summary:
    'The words of an item filled in for the contact of a request; what we do not know stays a marked gap',
  params: withId,
  body: z.object({ requestId: id, questionId: id.nullable().default(null) }),
  response: filledItem,
});

export const previewTemplate = endpoint({
  method: 'POST',
  path: '/api/o/:org/library-preview',
  tag: 'Library',
  access: deskRoles,
  summary:
    'A text with example values for its fields; what is wrong with it as a problem that names field and line',
  params: ofOrganisation,
  body: z.object({ text: z.string().max(20_000) }),
  response: z.object({ text: z.string(), gaps: z.array(z.string()) }),
});

export const requestLibrary = endpoint({
  method: 'GET',
  path: '/api/o/:org/requests/:id/library',
  tag: 'Library',
  access: readerRoles,
  summary:
    'What of the library fits each open question of a request, and the request as a whole, each with why',
  params: withId,
  response: z.object({
    questions: z.array(z.object({ id, text: z.string(), items: z.array(fitItem) })),
    items: z.array(fitItem),
  }),
});
