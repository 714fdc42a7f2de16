import type { RequestState } from '../../../contracts/requests.ts';

/** What a step says besides its text; ids and codes only. Kinds are versioned where a payload changes. */
export type RequestPayloads = {
  filed: { kind: string; channel: string; organisationId: string | null };
  routed: { organisationId: string };
  refused: Record<string, never>;
  accepted: Record<string, never>;
  'sent-back': Record<string, never>;
  reassigned: { organisationId: string };
  extended: Record<string, never>;
  noted: Record<string, never>;
  replied: { reopenUntil: string };
  rated: { level: number };
  reopened: Record<string, never>;
  withdrawn: Record<string, never>;
  closed: Record<string, never>;
  published: Record<string, never>;
};
export type RequestEventKind = keyof RequestPayloads;
export type NewRequestEvent = {
  [K in RequestEventKind]: { kind: K; payload: RequestPayloads[K] };
}[RequestEventKind];
export type RequestEvent = NewRequestEvent & { seq: number; actor: string; at: Date };

/** A request as its steps say. */
export type Request = {
  version: number;
  kind: string;
  state: RequestState;
  /** Since when it is in this state. */
  since: Date;
  organisationId: string | null;
  /** 1, then one more each time it is reopened. */
  round: number;
  /** Who signed for it last. */
  officer: string | null;
  extended: boolean;
  /** How often departments said that it is not theirs. */
  sentBack: number;
  /** Until when it may be reopened; null before the first answer. */
  reopenUntil: Date | null;
  level: number | null;
  published: boolean;
};

export function foldRequest(events: Iterable<RequestEvent>): Request | undefined {
  let request: Request | undefined;
  for (const event of events) request = evolveRequest(request, event);
  return request;
}

export function evolveRequest(before: Request | undefined, event: RequestEvent): Request {
  if (event.kind === 'filed') return filed(event);
  if (!before) throw new Error(`A request cannot begin with ${event.kind}.`);
  const same = { ...before, version: event.seq };
  const to = (state: RequestState, changes: Partial<Request> = {}): Request => ({
    ...same,
    state,
    since: event.at,
    ...changes,
  });
  switch (event.kind) {
    case 'routed':
    case 'reassigned':
      return to('assigned', {
        organisationId: event.payload.organisationId,
        officer: null,
        extended: false,
      });
    case 'refused':
      return to('returned');
    case 'accepted':
      return to('handling', { officer: event.actor });
    case 'sent-back':
      return to('filed', { organisationId: null, officer: null, sentBack: before.sentBack + 1 });
    case 'extended':
      return { ...same, extended: true };
    case 'noted':
      return same;
    case 'replied':
      return to('answered', { officer: event.actor, reopenUntil: new Date(event.payload.reopenUntil) });
    case 'rated':
      return { ...same, level: event.payload.level };
    case 'reopened':
      return to('assigned', { round: before.round + 1, officer: null, extended: false, level: null });
    case 'withdrawn':
      return to('withdrawn');
    case 'closed':
      return to('closed');
    case 'published':
      return { ...same, published: true };
  }
}

function filed(event: RequestEvent & { kind: 'filed' }): Request {
  const { kind, organisationId } = event.payload;
  return {
    version: event.seq,
    kind,
    state: organisationId ? 'assigned' : 'filed',
    since: event.at,
    organisationId,
    round: 1,
    officer: null,
    extended: false,
    sentBack: 0,
    reopenUntil: null,
    level: null,
    published: false,
  };
}

export const endedStates: readonly RequestState[] = ['closed', 'returned', 'withdrawn'];
