import { coordinators } from '../../people/coordinators.ts';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';

/** Nobody on duty: the coordinators are told once for each request, and the clock runs on. */
export async function tellCoordinators(
  ctx: Context,
  requests: readonly { requestId: string; subject: string }[],
): Promise<void> {
  if (requests.length === 0) return;
  const receivers = await coordinators(ctx);
  await tell(
    ctx,
    receivers.flatMap((userId) =>
      requests.map(({ requestId, subject }) => ({
        userId,
        kind: 'unassigned',
        text: `Nobody is on duty for “${subject}”: the clock runs and it is yours to place`,
        requestId,
        onceKey: `unassigned:${requestId}`,
      })),
    ),
  );
}
