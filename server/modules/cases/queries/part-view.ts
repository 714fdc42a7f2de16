import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { CaseState, ClockView, DocumentView } from '../../../../contracts/cases.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { runningSpan, type SpanStop, spansOf } from '../clock-spans.ts';
import { clockView } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { openJson, places } from '../sealing.ts';
import { documentsOf, textsOf } from '../store-read.ts';
import { documentView, readCase } from './case-view.ts';
import { decisionWords } from './clock-acts.ts';

/** A case as the joint case that it is a part of sees it: how far it is and what was said, none of its answers. */
export type PartView = {
  id: string;
  number: string;
  version: number;
  state: CaseState;
  clock: ClockView | null;
  /** Id of the officer who has it. */
  handler: string | null;
  corrections: CorrectionPoint[];
  opinion: { opinion: string; reason: string; by: string } | null;
  decision: { decision: string; reason: string; at: string } | null;
  documents: DocumentView[];
  /** Times that did not count for its decision (行政许可法 art. 45). */
  stops: SpanStop[];
};

/** For modules that stand over single cases and judge themselves who may see what. Throws `not-found`. */
export async function partView(
  ctx: CasesContext,
  caseId: string,
  locale: Locale = 'zh-CN',
): Promise<PartView> {
  const { row, state, events } = await readCase(ctx, { kind: 'system', name: 'joint' }, caseId);
  const [texts, documents, path, names] = await Promise.all([
    textsOf(ctx.db, row.divisionCode, row.id),
    documentsOf(ctx.db, row.divisionCode, row.id),
    ctx.neighbours.path(state.placeCode),
    ctx.neighbours.names(state.opinion ? [`staff:${state.opinion.staffId}`] : []),
  ]);
  const read = <T>(id: string): T | null => {
    const found = texts.find((one) => one.id === id);
    return found ? openJson<T>(ctx, found.sealed, places.text(id)) : null;
  };
  const calendar = ctx.calendar.forDivisions(path.map((one) => one.code));
  const spans = spansOf(events);
  const running = runningSpan(spans);
  const { opinion, decision, correction } = state;
  return {
    id: row.id,
    number: state.number,
    version: state.version,
    state: state.state,
    clock: running && clockView(running, calendar, ctx.clock.now()),
    handler: state.handler?.staffId ?? null,
    corrections: correction ? (read<CorrectionPoint[]>(correction.text.id) ?? []) : [],
    opinion: opinion && {
      opinion: opinion.opinion,
      reason: read<string>(opinion.text.id) ?? '',
      by: names.get(`staff:${opinion.staffId}`) ?? '',
    },
    decision: decision && {
      decision: decision.decision,
      reason: decisionWords(read(decision.text.id)).reason,
      at: decision.at,
    },
    documents: documents.map((document) => documentView(document, locale)),
    stops: spans.flatMap(({ kind, stops }) => (kind === 'decision' ? stops : [])),
  };
}
