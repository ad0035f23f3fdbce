import { z } from 'zod';
import { assetKinds } from '../../core/library/asset-kinds.ts';
import { valueTypes } from '../../core/reply/value-types.ts';
import { buyingStages } from '../../core/request/buying-stage.ts';
import { id, instant } from '../../platform/contract.ts';

const named = z.object({ id, name: z.string() });
const fileView = z.object({ id, name: z.string(), type: z.string(), bytes: z.number() });

/** A library item in a list. */
export const assetRow = z.object({
  id,
  /** The version in use. */
  versionId: id,
  kind: z.enum(assetKinds),
  title: z.string(),
  valueType: z.enum(valueTypes),
  language: z.string().nullable(),
  stages: z.array(z.enum(buyingStages)),
  products: z.array(named),
  industries: z.array(named),
  owner: named.nullable(),
  /** `YYYY-MM-DD` */
  reviewOn: z.string().nullable(),
  /** That day has come. */
  toReview: z.boolean(),
  approved: z.boolean(),
  /** A newer version waits for its approval. */
  waiting: z.boolean(),
  retired: z.boolean(),
  uses: z.number(),
  lastUsedAt: instant.nullable(),
  changedAt: instant,
  /** The beginning of its words. */
  excerpt: z.string(),
  file: fileView.nullable(),
});

export const assetView = assetRow.extend({
  /** Newest first. */
  versions: z.array(
    z.object({
      id,
      number: z.number(),
      text: z.string(),
      file: fileView.nullable(),
      note: z.string(),
      by: z.string(),
      at: instant,
      approved: z.object({ by: z.string(), at: instant }).nullable(),
      state: z.enum(['current', 'waiting', 'earlier']),
    }),
  ),
  /** The last 20 replies that carried it. */
  usedOn: z.array(
    z.object({
      requestId: id,
      number: z.string(),
      subject: z.string(),
      contact: z.string(),
      at: instant,
      version: z.number(),
    }),
  ),
  can: z.array(z.enum(['edit', 'approve', 'retire', 'restore'])),
});

/** An item that fits, and why. */
export const fitItem = z.object({
  id,
  versionId: id,
  kind: z.enum(assetKinds),
  title: z.string(),
  valueType: z.enum(valueTypes),
  /** `words: flow, seal · dairy · B4` */
  why: z.string(),
  approved: z.boolean(),
  uses: z.number(),
  lastUsedAt: instant.nullable(),
  excerpt: z.string(),
  file: fileView.nullable(),
});

/** An item as the composer takes it in. */
export const filledItem = z.object({
  versionId: id,
  title: z.string(),
  valueType: z.enum(valueTypes),
  text: z.string(),
  /** What the marked gaps in the text ask for. */
  gaps: z.array(z.string()),
  file: fileView.nullable(),
});
