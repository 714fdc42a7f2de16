import { randomUUIDv7 } from 'node:crypto';
import type { CasesContext } from '../context.ts';
import type { SealedRef } from '../events/refs.ts';
import { places, sealJson } from '../sealing.ts';
import type { TextRow } from '../store.ts';

/** Seals what an officer wrote as a row of its own; the event gets its id and SM3. */
export function sealText(
  ctx: Pick<CasesContext, 'keyring'>,
  kind:
    | 'correction'
    | 'opinion'
    | 'decision'
    | 'escalation'
    | 'refusal'
    | 'return'
    | 'clock'
    | 'transfer'
    | 'delivery'
    | 'void'
    | 'commitment'
    | 'breach'
    | 'instant'
    | 'hand-over'
    | 'question'
    | 'visit'
    | 'licence',
  content: unknown,
): { ref: SealedRef; row: TextRow } {
  const id = randomUUIDv7();
  const { sealed, sm3 } = sealJson(ctx, content, places.text(id));
  return { ref: { id, sm3 }, row: { id, kind, sealed, sm3 } };
}
