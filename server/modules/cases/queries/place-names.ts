import { type Answers, type FormDefinition, fieldsOf } from '../../../../contracts/forms.ts';
import type { CasesContext } from '../context.ts';
import type { Places } from './answer-views.ts';

const county = 4;

/** A place as lists name it: its county, and what is below. */
export function placeName(path: readonly { name: string; level: number }[]): string {
  const names = path.filter((division) => division.level >= county);
  return (names.length ? names : path.slice(-1)).map(({ name }) => name).join('');
}

/** Names of the places that these answers give by their codes: township and village, as a form's own list says them. */
export async function placeNames(
  ctx: Pick<CasesContext, 'neighbours'>,
  form: FormDefinition,
  rounds: readonly (Answers | null)[],
): Promise<Places> {
  const fields = fieldsOf(form).filter((field) => field.kind === 'division');
  const codes = new Set(fields.flatMap(({ name }) => rounds.map((answers) => answers?.[name])));
  const places = new Map<string, string>();
  for (const code of codes) {
    if (typeof code !== 'string') continue;
    const path = await ctx.neighbours.path(code);
    const below = path.filter((division) => division.level > county);
    if (path.length)
      places.set(code, (below.length ? below : path.slice(-1)).map(({ name }) => name).join(' '));
  }
  return places;
}
