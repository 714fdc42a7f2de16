import type { StaffActor } from '../../../../contracts/identity.ts';
import { type SealAct, type SealList, type SealState, sealActs } from '../../../../contracts/seals.ts';
import { sql } from '../../../platform/db/index.ts';
import { inScope, placesInScope, scopeOf, staffNames } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { type SealRow, sealRow } from '../seal/seal-store.ts';

type Act = { sealId: string; seq: number; kind: string; actor: string; reason: string; at: Date };

/** Seals of the administrator's places with their whole life, and organisations that may apply for one. */
export async function sealList(
  ctx: Pick<LicencesContext, 'db' | 'kit'>,
  actor: StaffActor,
): Promise<SealList> {
  const scope = scopeOf(actor.grants, 'seal.manage');
  const columns = { division: 'place_code', organisation: 'organisation_id' };
  const { rows } = await sql<SealRow & { uses: number }>`
    select ${sealRow}, (select count(*)::int from licences.seal_use u where u.seal_id = s.id) as uses
    from licences.seal s where ${inScope('s', scope, columns)}
    order by s.state = 'destroyed', s.name, s.applied_at desc`.execute(ctx.db);
  const acts = await actsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const names = await staffNames(
    ctx.db,
    acts.flatMap(({ actor: who }) => (who.startsWith('staff:') ? [who.slice('staff:'.length)] : [])),
  );
  const living = new Set(rows.filter(({ state }) => state !== 'destroyed').map((row) => row.organisationId));
  const places = await placesInScope(ctx.db, scope);
  return {
    provider: ctx.kit.provider.name,
    seals: rows.map(({ acts: version, uscc: _u, placeCode: _p, ...row }) => ({
      ...row,
      version,
      acts: acts
        .filter(({ sealId }) => sealId === row.id)
        .map(({ seq, kind, actor: who, reason, at }) => ({
          seq,
          kind,
          by: names.get(who.replace('staff:', '')) ?? '',
          reason,
          at: at.toISOString(),
        })),
      actions: actionsFrom(row.state),
    })),
    without: places.flatMap(({ organisations }) =>
      organisations.filter(({ id }) => !living.has(id)).map(({ id, name }) => ({ organisationId: id, name })),
    ),
  };
}

const actionsFrom = (state: SealState): SealAct[] =>
  (Object.keys(sealActs) as SealAct[]).filter((act) =>
    (sealActs[act].from as readonly SealState[]).includes(state),
  );

async function actsOf(ctx: Pick<LicencesContext, 'db'>, ids: string[]): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select seal_id as "sealId", seq, kind, actor, reason, at from licences.seal_act
    where seal_id = any(${ids}::uuid[]) order by seq`.execute(ctx.db);
  return rows;
}
