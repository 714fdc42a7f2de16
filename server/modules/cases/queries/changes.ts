import type { Change } from '../../../../contracts/cases.ts';
import type { Actor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { CasesContext } from '../context.ts';
import { isVisible } from '../review/narrow.ts';
import { changesSince } from '../timeline.ts';
import { readCase } from './case-view.ts';

/** What happened in a case after `version`, for a page that was opened then. */
export async function caseChanges(
  ctx: CasesContext,
  actor: Actor,
  caseId: string,
  version: number,
  locale: Locale = 'zh-CN',
): Promise<Change[]> {
  const { events, steps } = await readCase(ctx, actor, caseId);
  const seen = events.filter((event) => event.kind === 'route-opened' || isVisible(event, steps));
  return changesSince(ctx, seen, version, locale);
}
