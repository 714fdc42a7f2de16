import type { CasesContext } from '../context.ts';
import { itemOf } from '../papers/of-case.ts';
import { openCase } from '../run-command.ts';
import { loadForCommand } from '../store.ts';
import { filesOf } from '../store-read.ts';

/** Pictures of a case as its newest round has them, by the name of their material; none for what is no case. */
export async function casePictures(
  ctx: CasesContext,
  caseId: string,
): Promise<{ material: string; sm3: string }[]> {
  const { found } = await loadForCommand(ctx.db, caseId, '', '');
  const open = found && (await openCase(ctx, { kind: 'system', name: 'licences' }, found));
  if (!open) return [];
  const { row, state } = open;
  const [item, files] = await Promise.all([itemOf(ctx, open), filesOf(ctx.db, row.divisionCode, row.id)]);
  const names = new Map(item.definition.materials?.map(({ id, name }) => [id, name]));
  const pictures = new Set(
    files.filter(({ mediaType }) => /^image\/(jpeg|png)$/.test(mediaType)).map(({ id }) => id),
  );
  return state.materials.flatMap(({ id, files: refs }) =>
    refs.filter((ref) => pictures.has(ref.id)).map(({ sm3 }) => ({ material: names.get(id) ?? '', sm3 })),
  );
}
