import type { RequestCommand } from '../../../contracts/requests.ts';
import {
  type Actor,
  actionsBy,
  type Decision,
  decideBy,
  type Rules,
} from '../../platform/lifecycle/index.ts';
import type { NewRequestEvent, Request, RequestPayloads } from './request.ts';

/**
 * Who acts: the request desk of the division, an officer of the department that has it, whoever filed it, the clock.
 * `now`, the times it may be reopened and the filer's consent are what guards need to know besides the request.
 */
export type RequestPart = 'desk' | 'department' | 'filer' | 'clock';
export type RequestActor = Actor<RequestPart> & {
  now: Date;
  reopenTimes: number;
  mayPublish: boolean;
};

export type RequestRefusal =
  | 'state'
  | 'once-only'
  | 'reopen-over'
  | 'reopen-often'
  | 'still-open'
  | 'no-consent'
  | 'sent-back-often';

export type RequestActs = {
  route: RequestPayloads['routed'];
  refuse: Record<string, never>;
  accept: Record<string, never>;
  sendBack: Record<string, never>;
  reassign: RequestPayloads['reassigned'];
  extend: Record<string, never>;
  note: Record<string, never>;
  reply: RequestPayloads['replied'];
  rate: RequestPayloads['rated'];
  reopen: Record<string, never>;
  withdraw: Record<string, never>;
  close: Record<string, never>;
  publish: Record<string, never>;
};

type Guard = (request: Request, actor: RequestActor) => RequestRefusal | null;

const notExtended: Guard = (request) => (request.extended ? 'once-only' : null);
const notRated: Guard = (request) => (request.level === null ? null : 'once-only');
const notPublished: Guard = (request) => (request.published ? 'once-only' : null);
const consent: Guard = (_request, actor) => (actor.mayPublish ? null : 'no-consent');
/** After two departments said no, the desk decides by naming one: it is not passed round and round. */
const notPassedRound: Guard = (request) => (request.sentBack >= 2 ? 'sent-back-often' : null);
const inWindow: Guard = (request, actor) =>
  request.reopenUntil && actor.now < request.reopenUntil ? null : 'reopen-over';
const notTooOften: Guard = (request, actor) => (request.round > actor.reopenTimes ? 'reopen-often' : null);
const windowOver: Guard = (request, actor) =>
  request.reopenUntil && actor.now >= request.reopenUntil ? null : 'still-open';

const none = {};

/** From filing to the answer, and back once more where the answer does not do. */
export const requestRules: Rules<RequestActs, Request, RequestActor, NewRequestEvent, RequestRefusal> = {
  route: {
    from: ['filed'],
    by: 'desk',
    guards: [],
    make: (payload) => ({ kind: 'routed', payload }),
    needs: ['organisation', 'text'],
    primary: true,
  },
  refuse: {
    from: ['filed'],
    by: 'desk',
    guards: [],
    make: () => ({ kind: 'refused', payload: none }),
    needs: ['text'],
    primary: false,
  },
  accept: {
    from: ['assigned'],
    by: 'department',
    guards: [],
    make: () => ({ kind: 'accepted', payload: none }),
    needs: [],
    primary: true,
  },
  sendBack: {
    from: ['assigned'],
    by: 'department',
    guards: [notPassedRound],
    make: () => ({ kind: 'sent-back', payload: none }),
    needs: ['text'],
    primary: false,
  },
  reassign: {
    from: ['assigned', 'handling'],
    by: 'desk',
    guards: [],
    make: (payload) => ({ kind: 'reassigned', payload }),
    needs: ['organisation', 'text'],
    primary: false,
  },
  extend: {
    from: ['handling'],
    by: 'desk',
    guards: [notExtended],
    make: () => ({ kind: 'extended', payload: none }),
    needs: ['text'],
    primary: false,
  },
  reply: {
    from: ['handling'],
    by: 'department',
    guards: [],
    make: (payload) => ({ kind: 'replied', payload }),
    needs: ['text'],
    primary: true,
  },
  note: {
    from: ['handling'],
    by: 'department',
    guards: [],
    make: () => ({ kind: 'noted', payload: none }),
    needs: ['text'],
    primary: false,
  },
  rate: {
    from: ['answered', 'closed'],
    by: 'filer',
    guards: [notRated],
    make: (payload) => ({ kind: 'rated', payload }),
    needs: ['level', 'text'],
    primary: true,
  },
  reopen: {
    from: ['answered'],
    by: 'filer',
    guards: [inWindow, notTooOften],
    make: () => ({ kind: 'reopened', payload: none }),
    needs: ['text'],
    primary: false,
  },
  withdraw: {
    from: ['filed', 'assigned', 'handling'],
    by: 'filer',
    guards: [],
    make: () => ({ kind: 'withdrawn', payload: none }),
    needs: ['text'],
    primary: false,
  },
  close: {
    from: ['answered'],
    by: 'clock',
    guards: [windowOver],
    make: () => ({ kind: 'closed', payload: none }),
    needs: [],
    primary: false,
  },
  publish: {
    from: ['answered', 'closed'],
    by: 'desk',
    guards: [consent, notPublished],
    make: () => ({ kind: 'published', payload: none }),
    needs: ['title', 'text'],
    primary: false,
  },
};

/** Pure and total. */
export function decideRequest<C extends RequestCommand>(
  request: Request,
  command: C,
  body: RequestActs[C],
  actor: RequestActor,
): Decision<NewRequestEvent, RequestRefusal> {
  return decideBy(requestRules, request, command, body, actor);
}

/** The same table read the other way. */
export const requestActions = (request: Request, actor: RequestActor) =>
  actionsBy(requestRules, request, actor);
