import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { PreCheckPoint } from '../../../../contracts/pre-check.ts';

/** Points as they lie sealed with the answer, each with the name of what it is about; a part that is gone has none. */
export function namedPoints(
  said: string,
  { fields, materials }: { fields: ReadonlyMap<string, string>; materials: ReadonlyMap<string, string> },
): PreCheckPoint[] {
  return (JSON.parse(said) as CorrectionPoint[]).map((point) => ({
    ...point,
    name: (point.kind === 'field' ? fields : materials).get(point.ref) ?? '',
  }));
}
