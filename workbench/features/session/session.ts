import { useSyncExternalStore } from 'react';
import type { Me } from '../../../contracts/identity.ts';
import type { ApiRequest } from '../../platform/api.ts';
import { asFailure, Failure } from '../../platform/problem.ts';

export type SessionState = {
  me: Me | null;
  /** asking: not known yet · in · out, with why · renewing: the page stays, a dialog asks for the password. */
  phase: 'asking' | 'in' | 'out' | 'renewing' | 'unreachable';
  why?: 'signed-out' | 'other-person';
};

type Deferred = { promise: Promise<void>; resolve: () => void; reject: (why: Failure) => void };

/** Promise.withResolvers, which browsers of a hall (Chromium 108 and older) lack. */
function defer(): Deferred {
  let settle: Pick<Deferred, 'resolve' | 'reject'> = { resolve() {}, reject() {} };
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

type Send = <T>(request: ApiRequest) => Promise<T>;

/** Who is at this browser. `forget` drops what was read in another person's name. */
export function createSession(send: Send, forget: () => void) {
  let current: SessionState = { me: null, phase: 'asking' };
  let pending: Deferred | undefined;
  let account = '';
  const listeners = new Set<() => void>();
  const become = (next: SessionState) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const look = () => send<Me>({ path: '/me', anonymous: true });

  /** Someone is here: the waiting requests go on for the same person, and are dropped for another. */
  const arrive = (me: Me) => {
    const before = current.me;
    const other = before !== null && before.staffId !== me.staffId;
    if (other) forget();
    become({ me, phase: 'in', ...(other ? { why: 'other-person' as const } : {}) });
    if (other) pending?.reject(new Failure('other-person'));
    else pending?.resolve();
    pending = undefined;
  };

  const leave = (why?: SessionState['why']) => {
    become({ me: null, phase: 'out', ...(why ? { why } : {}) });
    pending?.reject(new Failure('signed-out'));
    pending = undefined;
    account = '';
    forget();
  };

  return {
    state: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** The name last signed in with on this page, so that signing in again asks for the password only. */
    account: () => account,

    /** The first look, as the page opens. */
    async start(): Promise<void> {
      try {
        arrive(await look());
      } catch (error) {
        const { code } = asFailure(error);
        become({ me: null, phase: code === 'unreachable' || code === 'unavailable' ? 'unreachable' : 'out' });
      }
    },

    /** Reads anew what the server knows of the person, after something of it changed. */
    async refresh(): Promise<void> {
      arrive(await look());
    },

    async signIn(name: string, password: string): Promise<void> {
      const body = { account: name, password };
      await send<void>({ method: 'POST', path: '/session', body, anonymous: true });
      arrive(await look());
      account = name;
    },

    async signOut(): Promise<void> {
      await send<void>({ method: 'DELETE', path: '/session', anonymous: true }).catch((error: unknown) => {
        if (asFailure(error).status !== 401) throw error; // already gone is as good
      });
      leave('signed-out');
    },

    /** Gives up renewing: what was typed is lost, and the person said so. */
    abandon: () => leave('signed-out'),

    /** Called where an answer was 401 or its token was stale. Many callers share one dialog. */
    renew(): Promise<void> {
      if (pending) return pending.promise;
      pending = defer();
      const { promise } = pending;
      look().then(arrive, (error: unknown) => {
        const failure = asFailure(error);
        if (failure.status === 401 || failure.status === 403) become({ ...current, phase: 'renewing' });
        else {
          pending?.reject(failure);
          pending = undefined;
        }
      });
      return promise;
    },
  };
}
export type Session = ReturnType<typeof createSession>;

export const useSession = (session: Session): SessionState =>
  useSyncExternalStore(session.subscribe, session.state);
