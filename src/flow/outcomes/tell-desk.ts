import { coordinators } from '../../people/coordinators.ts';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import type { PageSubject } from './find-subject.ts';

/** What those who hold a request hear of a press on the contact's page. */
export interface PageNotice {
  readonly kind: 'verdict_no' | 'contact_asks';
  readonly text: string;
  readonly wordId: string;
  /** The coordinators hear of it too, not only where nobody holds the request. */
  readonly coordinators: boolean;
}

/** Tells the owner, and the coordinators where the notice says so or nobody owns it. */
export async function tellDesk(ctx: Context, subject: PageSubject, notice: PageNotice): Promise<void> {
  const { ownerId, requestId } = subject;
  const others = notice.coordinators || ownerId === null ? await coordinators(ctx) : [];
  const receivers = new Set([...(ownerId === null ? [] : [ownerId]), ...others]);
  await tell(
    ctx,
    [...receivers].map((userId) => ({
      userId,
      kind: notice.kind,
      text: notice.text,
      requestId,
      onceKey: `${notice.kind}:${notice.wordId}`,
    })),
  );
}
