import {
  type Actor,
  type Grant,
  type Permission,
  permissions,
  type Role,
  type StaffActor,
} from '../../../contracts/identity.ts';
import type { Division } from '../../../contracts/regions.ts';
import type { Case } from './case.ts';
import type { CaseActor } from './lifecycle.ts';
import type { Neighbours } from './neighbours.ts';

/** One window for all departments 一窗受理, 统一出件: these roles reach every organisation of their division. */
const divisionWide: ReadonlySet<Role> = new Set(['window_clerk', 'issue_clerk']);

export type Place = {
  placeCode: string;
  organisationId: string;
  /** 委托受理、委托制证: another organisation that may do this much of it, wherever it lies. */
  entrusted?: Entrusted | null;
};
export type Entrusted = { organisationId: string; permissions: readonly Permission[] };

const accepting: readonly Permission[] = ['case.read', 'case.receive', 'case.unmask'];
const printing: readonly Permission[] = ['case.read', 'case.finish', 'case.unmask'];

/** Who acts for the organisation in charge at this point of a case, by its item; null: nobody does. */
export function entrustedOn({ state, rules }: Pick<Case, 'state' | 'rules'>): Entrusted | null {
  const { acceptedBy, printedBy } = rules;
  if (['received', 'correction-requested', 'escalated'].includes(state)) {
    return acceptedBy ? { organisationId: acceptedBy, permissions: accepting } : null;
  }
  const result = ['decided', 'issued', 'finished'].includes(state);
  return result && printedBy ? { organisationId: printedBy, permissions: printing } : null;
}

/** The permissions that hold on a case in `place`; `above` are the codes of its division and all above it. */
export function permissionsOn(
  grants: readonly Grant[],
  place: Place,
  above: ReadonlySet<string>,
): ReadonlySet<Permission> {
  const held = new Set<Permission>();
  const { entrusted } = place;
  for (const grant of grants) {
    if (entrusted && grant.organisationId === entrusted.organisationId) {
      const own: readonly Permission[] = permissions[grant.role];
      for (const permission of entrusted.permissions) if (own.includes(permission)) held.add(permission);
    }
    if (!above.has(grant.divisionCode)) continue;
    const narrow = grant.organisationId !== null && !divisionWide.has(grant.role);
    if (narrow && grant.organisationId !== place.organisationId) continue;
    for (const permission of permissions[grant.role]) held.add(permission);
  }
  return held;
}

/** The actor as the lifecycle sees him on this case; null where he may not even know of it. */
export async function actorOn(
  neighbours: Neighbours,
  actor: Actor,
  place: Place & { subjectId: string; itemCode: string; handlerId?: string | null },
): Promise<CaseActor | null> {
  if (actor.kind === 'system') return { kind: 'system', name: actor.name };
  if (actor.kind === 'applicant') {
    const { subjectId, personId } = actor;
    if (subjectId !== place.subjectId) return null;
    const what = { divisionCode: place.placeCode, itemCode: place.itemCode };
    const mandate = await neighbours.mandateFor(actor, what);
    return mandate === undefined ? null : { kind: 'applicant', subjectId, personId, mandate };
  }
  if (actor.kind === 'outside') return { kind: 'outside', linkId: actor.linkId };
  if (actor.kind !== 'staff') return null;
  const above = new Set((await neighbours.path(place.placeCode)).map((division) => division.code));
  const officer = officerOn(actor, place, above);
  if (!officer) return null;
  // A query of its own, for the few who may ask what it answers: a leader before a case that a colleague has.
  const holder = place.handlerId;
  const asks = holder && holder !== actor.staffId && officer.permissions.has('case.decide');
  return asks ? { ...officer, holderAway: await neighbours.isAway(holder) } : officer;
}

/** An officer on a case in `place`, with the rights of absent colleagues beside her own; null where neither reads it. */
export function officerOn(
  actor: Pick<StaffActor, 'staffId' | 'grants' | 'standsFor'>,
  place: Place,
  above: ReadonlySet<string>,
): (CaseActor & { kind: 'staff' }) | null {
  const held = permissionsOn(actor.grants, place, above);
  const lent = (actor.standsFor ?? []).flatMap(({ staffId, grants }) => {
    const rights = [...permissionsOn(grants, place, above)].filter((right) => right.startsWith('case.'));
    return rights.length ? [{ staffId, permissions: new Set(rights) }] : [];
  });
  const reads = [{ permissions: held }, ...lent].some((one) => one.permissions.has('case.read'));
  if (!reads) return null;
  const { staffId } = actor;
  return { kind: 'staff', staffId, permissions: held, ...(lent.length ? { standsFor: lent } : {}) };
}

/** Level of counties and districts; the key of a case is that of the nearest division at or above it. */
const keyLevel = 4;

/** The accepting county or city of a place: what leads the keys of its cases. */
export function keyDivision(path: readonly Division[]): Division | undefined {
  return path.findLast((division) => division.level <= keyLevel);
}

/** A part of the reader's scope that one ordered index read can serve. */
export type Cell = { division: string; organisation: string | null };

/** Narrower than the grants: one organisation, or one division and what is below it. */
export type Within = { organisation?: string | undefined; division?: string | undefined };

/**
 * What an officer may list, as cells: whole counties, or single organisations. A grant on a province becomes its
 * counties, one on a township that township's organisations.
 */
export async function cellsOf(
  neighbours: Neighbours,
  grants: readonly Grant[],
  { organisation: only, division }: Within = {},
  permission: Permission = 'case.read',
): Promise<Cell[]> {
  const cells = new Map<string, Cell>();
  const add = (division: string, organisation: string | null) =>
    cells.set(`${division}/${organisation ?? ''}`, { division, organisation });
  for (const grant of grants) {
    if (!(permissions[grant.role] as readonly string[]).includes(permission)) continue;
    const path = await narrowed(neighbours, grant.divisionCode, division);
    const place = path.at(-1);
    const key = keyDivision(path);
    if (!place || !key) continue;
    if (grant.organisationId && !divisionWide.has(grant.role)) {
      if (await stands(neighbours, grant.organisationId, division)) add(key.code, grant.organisationId);
    } else if (place.level > keyLevel) {
      for (const code of await below(neighbours, place, Number.POSITIVE_INFINITY)) {
        for (const organisation of await neighbours.organisationsOf(code)) add(key.code, organisation.id);
      }
    } else for (const code of await below(neighbours, place, keyLevel)) add(code, null);
  }
  const whole = new Set(
    [...cells.values()].filter((cell) => !cell.organisation).map((cell) => cell.division),
  );
  const merged = [...cells.values()].filter((cell) => !cell.organisation || !whole.has(cell.division));
  if (!only) return merged;
  return merged.flatMap((cell) =>
    cell.organisation && cell.organisation !== only ? [] : [{ division: cell.division, organisation: only }],
  );
}

/**
 * What other organisations have entrusted to those of the grants (委托受理、委托制证), wherever it lies. Narrowed to a
 * place it is that of its county; a township's own lists hold what its organisations answer for, nothing entrusted.
 */
export type Entrustments = { to: readonly string[]; division: string | null; by: string | null };

export async function entrustmentsOf(
  neighbours: Neighbours,
  grants: readonly Grant[],
  { organisation, division }: Within = {},
): Promise<Entrustments | null> {
  const to = new Set<string>();
  for (const { role, organisationId } of grants) {
    const held: readonly Permission[] = permissions[role];
    if (organisationId && held.includes('case.read')) to.add(organisationId);
  }
  const place = division ? (await neighbours.path(division)).at(-1) : undefined;
  if (!to.size || (place && place.level !== keyLevel)) return null;
  return { to: [...to].sort(), division: division ?? null, by: organisation ?? null };
}

/** The path of the deeper of two divisions where one lies in the other; none where they lie apart. */
async function narrowed(neighbours: Neighbours, granted: string, wanted?: string): Promise<Division[]> {
  const path = await neighbours.path(granted);
  if (!wanted || path.some((division) => division.code === wanted)) return path;
  const deeper = await neighbours.path(wanted);
  return deeper.some((division) => division.code === granted) ? deeper : [];
}

async function stands(neighbours: Neighbours, organisationId: string, division?: string): Promise<boolean> {
  if (!division) return true;
  const organisation = await neighbours.organisation(organisationId);
  const path = organisation ? await neighbours.path(organisation.divisionCode) : [];
  return path.some((one) => one.code === division);
}

/** The division and those below it down to `level`. */
async function below(neighbours: Neighbours, place: Division, level: number): Promise<string[]> {
  if (place.level >= level) return [place.code];
  const codes = [place.code];
  for (const child of await neighbours.children(place.code)) {
    if (child.level <= level) codes.push(...(await below(neighbours, child, level)));
  }
  return codes;
}
