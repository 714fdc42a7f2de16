import type { ListDivision } from '../../../../contracts/cases.ts';
import { caseGrants, hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import type { Division } from '../../../../contracts/regions.ts';
import type { CasesContext } from '../context.ts';

const county = 4;
const township = 5;

/**
 * Places an officer may narrow her lists to: those of her grants and what lies below, down to counties for who oversees
 * several of them, to townships for who works in one. Without villages: a list of one village is read by its items.
 */
export async function listDivisions(ctx: CasesContext, actor: StaffActor): Promise<ListDivision[]> {
  const found = new Map<string, ListDivision>();
  const { path, children } = ctx.neighbours;
  const add = async ({ code, name, level }: Division, within: string, deepest: number): Promise<void> => {
    found.set(code, { code, name: within ? `${within} ${name}` : name, level });
    if (level >= deepest) return;
    const inside = level < county && within ? `${within} ${name}` : level < county ? name : '';
    for (const child of await children(code)) if (child.level <= deepest) await add(child, inside, deepest);
  };
  for (const grant of caseGrants(actor).filter((one) => hasPermission([one], 'case.read'))) {
    const own = (await path(grant.divisionCode)).at(-1);
    if (own && !found.has(own.code)) await add(own, '', own.level < county ? county : township);
  }
  return [...found.values()].sort((a, b) => a.code.localeCompare(b.code));
}
