import { shownMail } from '../../../channels/email/safe-html.ts';
import { type Binding, forMembers } from '../../../platform/bindings.ts';
import { choosePictures } from './choose-pictures.ts';
import * as contract from './contract.ts';
import { loadMailHtml } from './load-mail-html.ts';

/** The endpoints about how a mail is shown. */
export const mailViewBindings: readonly Binding[] = [
  forMembers(contract.pictures, async ({ ctx, params }) => {
    const { html, sender, always } = await loadMailHtml(ctx, params.id);
    const { remote, trackers } = shownMail(html);
    return { remote, trackers, sender, always };
  }),
  forMembers(contract.showPictures, async ({ ctx, params, body }) => {
    await choosePictures(ctx, { messageId: params.id, always: body.always });
    return { ok: true } as const;
  }),
];
