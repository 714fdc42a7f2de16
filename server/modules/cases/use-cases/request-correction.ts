import { fieldsOf } from '../../../../contracts/forms.ts';
import { AppError } from '../../../platform/errors.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { assertReasons } from '../correction-reasons.ts';
import { itemOf, papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerInput, type OfficerUseCase, officerCommand } from './officer.ts';

/** 一次性补正告知 (art. 32): all points at once, once a case, before acceptance. The officer's words are sealed. */
export const requestCorrection: OfficerUseCase<'request-correction'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'request-correction', input, async (open) => {
    const { points } = input.body;
    assertReasons(points);
    const subjects = pointSubjects(await itemOf(ctx, open), points);
    const text = sealText(ctx, 'correction', points);
    const refs = points.map(({ kind, ref, reason = null }) => ({ kind, ref, reason }));
    return {
      command: { name: 'request-correction', body: { text: text.ref, points: refs } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, {
        corrections: points.map(({ kind, say }, index) => ({
          kind,
          problem: say,
          subject: subjects[index] as string,
        })),
      }),
    };
  });

type Points = OfficerInput<'request-correction'>['body']['points'];

/** The names of what is to be mended; a point must lie in the item, or the applicant could not act on it. */
function pointSubjects(item: ItemVersion, points: Points): string[] {
  const fields = new Map(fieldsOf(item.form).map((field) => [field.name, field.label]));
  const materials = new Map(
    (item.definition.materials ?? []).map((material) => [material.id, material.name]),
  );
  return points.map(({ kind, ref }, index) => {
    const name = (kind === 'field' ? fields : materials).get(ref);
    if (name) return name;
    throw new AppError('invalid-input', { reason: 'unknown-point' }, [
      { field: `/points/${index}/ref`, code: 'unknown', params: { ref } },
    ]);
  });
}
