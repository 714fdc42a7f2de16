import { caseHandlers } from './modules/cases/index.ts';
import type { OutboxHandlers } from './platform/outbox/index.ts';

/** Who listens to what leaves the modules. A kind that nobody listens to is let go. */
export function eventHandlers(): OutboxHandlers {
  return { ...caseHandlers };
}
