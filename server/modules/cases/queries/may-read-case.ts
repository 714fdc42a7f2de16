import type { StaffActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { readCase } from './case-view.ts';

/** Whether an officer may see a case at all. */
export async function mayReadCase(ctx: CasesContext, actor: StaffActor, caseId: string): Promise<boolean> {
  try {
    await readCase(ctx, actor, caseId);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'forbidden')) return false;
    throw error;
  }
}
