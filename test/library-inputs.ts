import { newId } from '../src/platform/new-id.ts';
import type { Filled } from './factories.ts';

const asset = () => ({
  kind: 'snippet',
  title: 'Seat at 85 °C',
  valueType: 'answer',
  language: 'en',
  stages: ['B4'],
  tags: [],
  ownerId: null,
  reviewOn: null,
  text: 'Yes, it stands that.',
  fileId: null,
});

/** Bodies of the library's endpoints. */
export const libraryBodies: Record<string, (filled?: Filled) => object> = {
  'POST /api/o/:org/library': asset,
  'PUT /api/o/:org/library/:id': (filled) => ({ ...asset(), base: filled?.asset ?? newId() }),
  'POST /api/o/:org/library/:id/approve': (filled) => ({ versionId: filled?.asset ?? newId() }),
  'POST /api/o/:org/library/:id/fill': (filled) => ({ requestId: filled?.request ?? newId() }),
  'POST /api/o/:org/library-preview': () => ({ text: 'Dear {{ contact.first_name }},' }),
};
