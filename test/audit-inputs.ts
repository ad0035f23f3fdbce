/** Bodies of the endpoints of "Use my own data". */
export const auditBodies: Record<string, () => object> = {
  'POST /api/o/:org/audits/:id/preview': () => ({}),
  'POST /api/o/:org/audits/:id/guess': () => ({ ms: 1_800_000 }),
  'POST /api/o/:org/audits/:id/measure': () => ({ targetMinutes: 30 }),
};
