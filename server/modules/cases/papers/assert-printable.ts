import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import type { PaperKind } from '../events/refs.ts';
import { type PaperInput, paperData, templateVersions } from './make.ts';
import type { ClockAct } from './make-clock.ts';

/** Latin, common punctuation and the basic block of Chinese: both font families have all of it. */
const common = /^[\n -~\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/u;

/**
 * Throws `glyph-missing` where what the officer wrote holds a character that cannot be printed, before the act: she can
 * choose another word. Papers with rare characters only are drawn for this, 20 ms. A name is no reason to refuse an
 * act; its paper waits for a font.
 */
export async function assertPrintable(
  ctx: Pick<CasesContext, 'documents'>,
  input: PaperInput,
): Promise<void> {
  const written = [...input.corrections.map((point) => point.problem), input.decision?.reason ?? ''];
  written.push(input.decision?.part ?? '', input.clock?.reason ?? '');
  if (input.clock?.act === 'suspend') written.push(input.clock.basis);
  if (input.clock?.act === 'step') written.push(...input.clock.says);
  if (input.refusal) written.push(input.refusal.reason, input.refusal.competent ?? '');
  if (written.every((text) => common.test(text))) return;
  const kind = kindOf(input);
  try {
    await ctx.documents.render(kind, templateVersions[kind], paperData[kind](input));
  } catch (error) {
    const missing =
      error instanceof AppError && error.code === 'glyph-missing' ? error.params.character : null;
    if (typeof missing === 'string' && written.some((text) => text.includes(missing))) throw error;
  }
}

/** The paper on which an officer's own words are printed. */
function kindOf({ decision, refusal, clock }: PaperInput): PaperKind {
  if (clock) return clockKind[clock.act];
  if (refusal) return 'refusal-to-accept';
  return decision ? 'decision' : 'correction-notice';
}

const clockKind = {
  suspend: 'suspension-notice',
  resume: 'resumption-notice',
  step: 'special-step-notice',
  ask: 'asking-receipt',
  extend: 'extension-notice',
  transfer: 'transfer-notice',
  void: 'void-notice',
} as const satisfies Record<ClockAct['act'], PaperKind>;
