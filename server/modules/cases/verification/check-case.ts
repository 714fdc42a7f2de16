import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { Case } from '../case.ts';
import type { CaseEvent } from '../events/kinds.ts';
import { readEvent } from '../events/read.ts';
import type { DocumentRef, FileRef, SealedRef } from '../events/refs.ts';
import { fold } from '../fold.ts';
import type { StoredCase, StoredEvent } from './batch.ts';
import { checkChain, type Fault } from './check-chain.ts';

/** The first fault of a case, looked for in the order of its events; null: whole. */
export function checkCase(stored: StoredCase): Fault | null {
  const links = stored.events ?? [];
  return checkChain(stored, links) ?? checkContent(stored, links);
}

function checkContent(stored: StoredCase, links: readonly StoredEvent[]): Fault | null {
  let events: CaseEvent[];
  let state: Case | undefined;
  try {
    events = links.map((link) => readEvent(link.body));
    state = fold(events);
  } catch {
    return { code: 'unreadable', seq: links.length, what: '' };
  }
  if (!state) return { code: 'event-missing', seq: 1, what: '' };
  const rows = new Sealed(stored);
  for (const event of events) {
    const fault = checkEvent(stored, rows, event);
    if (fault) return fault;
  }
  const extra = rows.unclaimed();
  if (extra) return { code: 'extra', seq: stored.version, what: extra };
  const column = differingRow(stored, state);
  return column ? { code: 'row', seq: stored.version, what: column } : null;
}

function checkEvent(stored: StoredCase, rows: Sealed, event: CaseEvent): Fault | null {
  const { seq } = event;
  switch (event.kind) {
    case 'submitted':
    case 'resubmitted': {
      const { answers, materials } = event.payload;
      if (!rows.claim('answers', String(answers.round), answers.sm3)) {
        return { code: 'answers', seq, what: String(answers.round) };
      }
      for (const material of materials) {
        const row = stored.materials?.find(
          (one) => one.round === answers.round && one.materialId === material.id,
        );
        const same =
          row?.source === material.source &&
          (row.sm3 ?? null) === material.licence &&
          (row.sealed === null || sm3Hex(row.sealed) === material.licence) &&
          row.fileIds.join() === material.files.map((file) => file.id).join();
        if (!same) return { code: 'material', seq, what: material.id };
        const file = material.files.find((one) => !rows.hasFile(one));
        if (file) return { code: 'file', seq, what: file.id };
      }
      return event.kind === 'submitted' ? checkPapers(rows, event.payload.documents, seq) : null;
    }
    case 'instant-judged':
      return checkText(rows, event.payload.inputs, seq);
    case 'received-at-window': {
      const file = event.payload.signed.find((one) => !rows.hasFile(one));
      return file ? { code: 'file', seq, what: file.id } : null;
    }
    case 'signed-scanned': {
      const file = event.payload.files.find((one) => !rows.hasFile(one));
      return file ? { code: 'file', seq, what: file.id } : null;
    }
    case 'supplied': {
      const files = event.payload.materials.flatMap((material) => material.files);
      const file = files.find((one) => !rows.hasFile(one));
      return file ? { code: 'file', seq, what: file.id } : null;
    }
    default: {
      const { payload } = event;
      const ref = textOf(event);
      const text = ref ? checkText(rows, ref, seq) : null;
      return text ?? ('documents' in payload ? checkPapers(rows, payload.documents, seq) : null);
    }
  }
}

/** What was written with an act, or asked of a new seat. */
function textOf({ payload }: CaseEvent): SealedRef | null {
  if ('text' in payload) return payload.text ?? null;
  return 'seat' in payload && typeof payload.seat === 'object' ? payload.seat.question : null;
}

function checkText(rows: Sealed, ref: SealedRef, seq: number): Fault | null {
  return rows.claim('text', ref.id, ref.sm3) ? null : { code: 'text', seq, what: ref.id };
}

function checkPapers(rows: Sealed, documents: readonly DocumentRef[], seq: number): Fault | null {
  const wrong = documents.find(
    (one) => !rows.claim('document', `${one.id} ${one.kind} ${one.number}`, one.sm3),
  );
  return wrong ? { code: 'document', seq, what: wrong.number } : null;
}

type SealKind = 'answers' | 'text' | 'document';

/** The sealed rows of a case; each must be claimed by exactly the event that names its SM3. */
class Sealed {
  private readonly rows = new Map<string, { sealed: string; sm3: string }>();
  private readonly files: Map<string, string>;

  constructor(stored: StoredCase) {
    for (const row of stored.answers ?? []) this.rows.set(`answers ${row.round}`, row);
    for (const row of stored.texts ?? []) this.rows.set(`text ${row.id}`, row);
    for (const row of stored.documents ?? [])
      this.rows.set(`document ${row.id} ${row.kind} ${row.number}`, row);
    this.files = new Map((stored.files ?? []).map((file) => [file.id, file.sm3]));
  }

  claim(kind: SealKind, name: string, sm3: string): boolean {
    const row = this.rows.get(`${kind} ${name}`);
    if (!row || row.sm3 !== sm3 || sm3Hex(row.sealed) !== sm3) return false;
    return this.rows.delete(`${kind} ${name}`);
  }

  hasFile(file: FileRef): boolean {
    return this.files.get(file.id) === file.sm3;
  }

  unclaimed(): string | undefined {
    return this.rows.keys().next().value;
  }
}

/** The row that lists read follows from the events; null where it does. */
function differingRow(stored: StoredCase, state: Case): string | null {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const pairs: Record<string, [unknown, unknown]> = {
    number: [stored.number, state.number],
    place_code: [stored.placeCode, state.placeCode],
    organisation_id: [stored.organisationId, state.organisationId],
    item_code: [stored.itemCode, state.item.code],
    item_version: [stored.itemVersion, state.item.version],
    form_version: [stored.formVersion, state.formVersion],
    subject_id: [stored.subjectId, state.subject.id],
    agent_id: [stored.agentId, state.agentId],
    state: [stored.state, state.state],
    handler_id: [stored.handlerId, state.handler?.staffId ?? null],
    submitted_at: [iso(stored.submittedAt), state.submittedAt],
    accepted_at: [iso(stored.acceptedAt), state.acceptedAt],
    decided_at: [iso(stored.decidedAt), state.decidedAt],
    finished_at: [iso(stored.finishedAt), state.finishedAt],
  };
  return Object.keys(pairs).find((name) => pairs[name]?.[0] !== pairs[name]?.[1]) ?? null;
}
