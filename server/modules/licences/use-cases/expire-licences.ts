import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { announceLicence, insertAct } from '../issued-store.ts';
import { tellReliance } from '../reliance.ts';

const MANY = 100;
type Ended = {
  id: string;
  typeId: string;
  subjectId: string;
  caseId: string | null;
  placeCode: string;
  acts: number;
};

/** Writes down every licence whose last day has passed, a hundred at a time. Returns how many. */
export async function expireLicences(ctx: Pick<LicencesContext, 'db' | 'clock'>): Promise<number> {
  let all = 0;
  for (;;) {
    const some = await inTx(ctx.db, async (tx) => {
      const at = ctx.clock.now();
      const { rows } = await sql<Ended>`
        update licences.issued set state = 'expired', acts = acts + 1 where id in (
          select id from licences.issued
          where state in ('valid', 'suspended') and valid_until < ${localDate(at)}::date
          order by valid_until limit ${MANY} for update skip locked)
        returning id, type_id as "typeId", subject_id as "subjectId", case_id as "caseId", place_code as "placeCode",
          acts`.execute(tx);
      for (const row of rows) {
        const act = {
          kind: 'expired',
          actor: 'system:licences',
          ground: null,
          reasonSealed: null,
          otherId: null,
        };
        await insertAct(tx, { ...act, licenceId: row.id, seq: row.acts, at });
        await announceLicence(tx, 'expired', row, at);
        await tellReliance(tx, row.id, 'expired', at);
      }
      return rows.length;
    });
    all += some;
    if (some < MANY) return all;
  }
}
