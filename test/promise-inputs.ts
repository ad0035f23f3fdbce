/** Bodies that the endpoints of the promise page and of scorecards accept. */
export const promiseBodies: Record<string, () => object> = {
  'POST /api/o/:org/promise': () => ({ published: true, kinds: ['C3', 'C6'], reason: '' }),
  'POST /api/o/:org/contacts/:id/scorecards': () => ({ scope: 'contact', days: 90 }),
};
