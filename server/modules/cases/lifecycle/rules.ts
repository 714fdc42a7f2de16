import type { CaseState } from '../../../../contracts/cases.ts';
import type { MandateScope, Permission } from '../../../../contracts/identity.ts';
import type { Case } from '../case.ts';
import type { EventKind, NewEvent } from '../events/kinds.ts';
import type { ClockKind, PaperKind } from '../events/refs.ts';
import type { Ground } from '../law.ts';
import type { Late, StepReason } from '../review/acts.ts';
import type { Aim } from '../review/offers.ts';

/** Who acts, as the rules see it: an officer comes with the permissions that hold on this very case. */
export type CaseActor =
  | { kind: 'applicant'; subjectId: string; personId: string; mandate?: MandateScope | null }
  | {
      kind: 'staff';
      staffId: string;
      permissions: ReadonlySet<Permission>;
      /** Seats of a review route that are his to fill, by name or by his office; with the absent colleague whose they are. */
      seats?: ReadonlyMap<string, string | null>;
      /** Absent colleagues whose substitute (B 岗) she is, with what they may do on this case. */
      standsFor?: readonly { staffId: string; permissions: ReadonlySet<Permission> }[];
      /** In whose stead this very act is; filled in by the lifecycle. */
      actsFor?: string | null;
      /** Whether the officer who has the case is away today. */
      holderAway?: boolean;
    }
  /** Who holds a signed link: a body without an account. */
  | { kind: 'outside'; linkId: string }
  | { kind: 'system'; name: string };

/** Why not; the words are `error.not-allowed-now.<reason>`. */
export type RefusalReason =
  | 'state'
  | 'take-first'
  | 'already-yours'
  | 'correction-used'
  | 'four-eyes'
  | 'window-may-not-refuse'
  | 'not-a-licence'
  | 'not-due'
  | 'no-opinion'
  | 'nobody-has-it'
  | 'holder-present'
  | 'not-for-colleague'
  | 'exists'
  | 'has-route'
  | 'stopped'
  | 'step-open'
  | 'step-owed'
  | 'asking-open'
  | 'asking-over'
  | 'nothing-to-ask'
  | 'nothing-unscanned'
  | 'no-step'
  | 'suspended'
  | 'not-suspended'
  | 'extended'
  | 'no-extension'
  | 'over-limit'
  | 'not-instant'
  | 'accepted-by-silence'
  | 'wrong-ground'
  | 'nothing-awaited'
  | 'nothing-promised'
  | 'held'
  | 'collected'
  | StepReason;
export type Refusal =
  | { ok: false; code: 'not-allowed-now'; reason: RefusalReason; ground: Ground | null }
  | { ok: false; code: 'forbidden' }
  | { ok: false; code: 'case-taken'; staffId: string; since: string };
/** `actsFor`: the colleague in whose stead it is done, for the evidence. */
export type Allowed = {
  ok: true;
  events: NewEvent[];
  papers: readonly PaperKind[];
  actsFor: string | null;
};
export type Decision = Allowed | Refusal;

/** 'step': who is named by a step of the route, or handles the case; 'outside': who holds a link. */
export type Party = Permission | 'applicant' | 'system' | 'step' | 'outside';
/** 'holder': only who has taken it; 'free': nobody may have it; 'any': custody plays no part. */
export type Custody = 'holder' | 'free' | 'any';
/**
 * The present, the end of the running clock, and the seats of the route whose day is over, told by the caller: rules ask
 * no machine and know no calendar.
 */
export type Moment = { at: string; due: string | null; late?: Late };
/** `body` is not there where only the possibility is asked, `moment` where no time plays a part. */
export type Guard<B = unknown> = (
  state: Case,
  actor: CaseActor,
  body?: B,
  moment?: Moment,
) => { reason: RefusalReason; ground: Ground } | null;

/** A row of the lifecycle: a command with its body. */
export type Rule<B> = {
  /** State → who may; what is not named is refused. `none` is the case that does not exist yet. */
  from: Partial<Record<CaseState | 'none', Party>>;
  custody: Custody;
  guards: readonly Guard<B>[];
  event: EventKind;
  /** One event, or those that one act makes at once. */
  make: (body: B, state: Case | undefined, actor: CaseActor) => NewEvent | NewEvent[];
  papers: readonly PaperKind[];
  /** State afterwards; null: unchanged. */
  to: CaseState | null;
  /** What happens to the clock that runs; 'any': whichever it is. */
  clock: { ends: ClockKind | 'any' | null; starts: ClockKind | null };
  ground: readonly Ground[];
  /** Parts of the body that the person still writes, for the screen. */
  needs: readonly string[];
  primary: boolean;
  /** Steps and seats it may be aimed at; absent: the case as a whole. */
  targets?: (state: Case, actor: CaseActor, moment?: Moment) => Aim[];
  /** True where it may be done while the clock stands still. */
  whileStopped?: true;
};

/** The rows of a phase; the table puts them together. */
export type Rules<B> = { [C in keyof B]: Rule<B[C]> };

export const noClock = { ends: null, starts: null } as const;
