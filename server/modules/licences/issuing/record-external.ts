import type { LicenceType } from '../../../../contracts/licences.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { addHolding } from '../holdings.ts';
import type { GrantedCase } from './granted-case.ts';

const wanted = [
  { key: 'number', label: '证照编号' },
  { key: 'until', label: '有效期至（2031-11-22 这样写，没有期限写“长期”）' },
];

/**
 * The result of a granted case that only a ministry's system makes: its number is recorded, so that the holder has it
 * and is not asked for it again. AppError `licence-not-made` (external) until an officer has said it.
 */
export async function recordExternal(
  ctx: Pick<LicencesContext, 'clock' | 'keyring'>,
  tx: Tx,
  { type, granted, said }: { type: LicenceType; granted: GrantedCase; said: Record<string, string> },
): Promise<void> {
  const { number, until } = said;
  const end = until?.trim() === '长期' ? null : until?.trim();
  const dated =
    end === null || (end !== undefined && /^\d{4}-\d\d-\d\d$/.test(end) && !Number.isNaN(Date.parse(end)));
  if (!number?.trim() || !dated) {
    const fields = wanted.filter(({ key }) => (key === 'until' ? !dated : !number?.trim()));
    throw new AppError('licence-not-made', { reason: 'external', type: type.name, fields });
  }
  await addHolding(tx, ctx, {
    subjectId: granted.subject.id,
    typeId: type.id,
    number,
    issuedOn: null,
    validUntil: end,
    source: granted.number,
  });
}
