import type { z } from 'zod';
import { toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { listForms } from './contract.ts';
import { formSnippet } from './form-snippet.ts';

/** Where a form is reached from outside. */
export function formUrl(publicUrl: string, key: string): string {
  return `${publicUrl}/f/${key}`;
}

/** Web forms with what one needs to put them to use. */
export async function formsView(
  ctx: Context,
  publicUrl: string,
): Promise<z.input<typeof listForms.response>> {
  const rows = await formRows(ctx);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      key: row.key,
      url: formUrl(publicUrl, row.key),
      allowedSites: row.allowed_sites,
      snippet: formSnippet(formUrl(publicUrl, row.key)),
      lastPostAt: row.last_post_at === null ? null : toIso(row.last_post_at),
    })),
  };
}

/** Forms, oldest first. */
export async function formRows(ctx: Context) {
  return ctx.db
    .selectFrom('web_form')
    .select(['id', 'name', 'key', 'allowed_sites', 'last_post_at'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('id')
    .execute();
}
