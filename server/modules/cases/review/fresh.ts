import { stepCommandNames } from '../../../../contracts/step-commands.ts';
import { type CaseEvent, phaseAfter } from '../events/kinds.ts';

const onSteps: ReadonlySet<string> = new Set(stepCommandNames);
/** What happens to the case without touching what is asked in a step. */
const beside: ReadonlySet<string> = new Set(['taken', 'released', 'step-urged', 'step-copied']);

/** What the applicant looks at changes nothing for anybody, nor does a scan of what was signed before. */
const aside: ReadonlySet<string> = new Set(['collected', 'signed-scanned']);

/**
 * Whether a command on a step still means what its writer saw: 会签 and parallel steps are written at the same time,
 * and an opinion elsewhere changes nothing about this one. What touches its seat, returns the route or moves the case
 * makes it stale like any other.
 */
export function isUntouched(
  request: { name: string; version?: number; body: unknown },
  events: readonly CaseEvent[],
): boolean {
  const since = events.filter((event) => event.seq > (request.version ?? 0));
  if (since.every((event) => aside.has(event.kind))) return true;
  if (!onSteps.has(request.name)) return false;
  const { step, seat } = (request.body ?? {}) as { step?: string; seat?: string };
  return since.every((event) => beside.has(event.kind) || !touches(event, step, seat));
}

function touches(event: CaseEvent, step: string | undefined, seat: string | undefined): boolean {
  const { kind, payload } = event;
  if (kind === 'route-returned' || phaseAfter[kind] !== null || !('step' in payload)) return true;
  if (payload.step !== step) return false;
  if (seat === undefined) return true;
  const about = 'seat' in payload ? payload.seat : undefined;
  return (typeof about === 'string' ? about : about?.id) === seat;
}
