import type { FormPage } from '../contracts/forms.ts';
import { childDivisions } from '../server/modules/regions/index.ts';
import type { PortalContext } from './context.ts';
import type { Choices } from './pages/props.ts';

/** Options that are not in the form itself: for a place, the townships of the division with their villages. */
export async function choicesFor(ctx: PortalContext, divisionCode: string, page: FormPage): Promise<Choices> {
  const fields = page.fields.filter((field) => field.kind === 'division');
  if (!fields.length) return {};
  const options = await placesBelow(ctx, divisionCode);
  return Object.fromEntries(fields.map((field) => [field.name, options]));
}

async function placesBelow(
  ctx: PortalContext,
  divisionCode: string,
): Promise<{ value: string; label: string }[]> {
  const townships = await childDivisions(ctx.db, divisionCode);
  const villages = await Promise.all(townships.map((township) => childDivisions(ctx.db, township.code)));
  return townships.flatMap((township, at) => [
    { value: township.code, label: township.name },
    ...(villages[at] ?? []).map((village) => ({
      value: village.code,
      label: `${township.name} ${village.name}`,
    })),
  ]);
}
