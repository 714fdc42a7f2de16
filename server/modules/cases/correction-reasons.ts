import type { CorrectionPoint, CorrectionReason } from '../../../contracts/case-commands.ts';
import type { Locale } from '../../../contracts/locale.ts';
import file from '../../../data/correction-reasons.json' with { type: 'json' };
import { AppError } from '../../platform/errors.ts';

type Reason = {
  code: string;
  name: Record<Locale, string>;
  of: readonly string[];
  phrase?: string;
  retired?: boolean;
};
const reasons: readonly Reason[] = file.reasons;

/** Reasons that officers may choose; the phrase is Chinese, as the notice is. */
export const correctionReasons = (locale: Locale): CorrectionReason[] =>
  reasons
    .filter(({ retired }) => !retired)
    .map(({ code, name, of, phrase = '' }) => ({
      code,
      name: name[locale],
      of: of.filter((one): one is CorrectionPoint['kind'] => one === 'material' || one === 'field'),
      phrase,
    }));

/** The name of a reason; one that was taken out of the file is told by its code. */
export const correctionReasonName = (locale: Locale, code: string): string =>
  reasons.find((one) => one.code === code)?.name[locale] ?? code;

/** Throws `invalid-input` for a reason that is not offered for what the point is about. */
export function assertReasons(points: readonly CorrectionPoint[]): void {
  for (const [index, { kind, reason }] of points.entries()) {
    if (
      reason === undefined ||
      reasons.some(({ code, of, retired }) => code === reason && of.includes(kind) && !retired)
    )
      continue;
    throw new AppError('invalid-input', { reason: 'unknown-reason' }, [
      { field: `/points/${index}/reason`, code: 'unknown', params: { ref: reason } },
    ]);
  }
}
