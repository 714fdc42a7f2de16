import type { Locale } from '../../../contracts/locale.ts';
import { t, type WordKey } from '../../../ui/words/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { brokenSequences, orphanedEvent, readBatch, type StoredCase } from './verification/batch.ts';
import { checkCase } from './verification/check-case.ts';
import type { FaultCode } from './verification/check-chain.ts';

/** The first thing that does not fit: where, and a sentence that says what. */
export type Broken = {
  divisionCode: string;
  /** Case number, or the name of a sequence. */
  number: string;
  seq: number;
  code: FaultCode | 'sequence' | 'orphan' | 'file-content';
  say: string;
};
export type Verification = {
  cases: number;
  events: number;
  answers: number;
  texts: number;
  documents: number;
  files: number;
  sequences: number;
  whole: boolean;
  /** How many cases and sequences have a fault; `first` names the first of them. */
  faults: number;
  first: Broken | null;
};
export type VerifyOptions = {
  /** Also reads every file of the cases and compares its content with its address. */
  files?: FileStore;
  locale?: Locale;
  onProgress?: (soFar: Verification) => void;
};

/** 200 cases of ten events are about 5 MB: memory does not grow with the number of cases. */
const batchSize = 200;

/**
 * Recomputes every chain from the stored canonical text, and compares it with the columns beside it, with the row that
 * lists read, with every sealed row it names, and the numbers with their sequences. Reads only; cases may be written
 * meanwhile. What a thief of all of it could still do is cut the newest events off together with the row: the daily
 * bill of hashes kept elsewhere is what shows that.
 */
export async function verifyChains(executor: Executor, options: VerifyOptions = {}): Promise<Verification> {
  const locale = options.locale ?? 'zh-CN';
  const total: Verification = {
    cases: 0,
    events: 0,
    answers: 0,
    texts: 0,
    documents: 0,
    files: 0,
    sequences: 0,
    whole: true,
    faults: 0,
    first: null,
  };
  const report = (fault: Omit<Broken, 'say'> & { what: string }): void => {
    const { what, ...where } = fault;
    const params = { number: where.number, division: where.divisionCode, seq: where.seq, what };
    total.whole = false;
    total.faults++;
    total.first ??= { ...where, say: t(locale, `verify.${where.code}` satisfies WordKey, params) };
  };

  let last: StoredCase | undefined;
  for (;;) {
    const batch = await readBatch(executor, last ?? null, batchSize);
    for (const stored of batch) {
      const fault = checkCase(stored) ?? (await checkFiles(stored, options.files));
      if (fault) report({ divisionCode: stored.divisionCode, number: stored.number, ...fault });
      count(total, stored);
    }
    options.onProgress?.(total);
    last = batch.at(-1);
    if (batch.length < batchSize) break;
  }

  const orphan = await orphanedEvent(executor);
  if (orphan) {
    const { divisionCode, caseId, seq } = orphan;
    report({ divisionCode, number: caseId, seq, code: 'orphan', what: caseId });
  }
  const sequences = await brokenSequences(executor);
  total.sequences = sequences.checked;
  for (const { divisionCode, scope, missing } of sequences.broken) {
    report({ divisionCode, number: scope, seq: missing, code: 'sequence', what: scope });
  }
  return total;
}

async function checkFiles(stored: StoredCase, files: FileStore | undefined) {
  if (!files) return null;
  for (const file of stored.files ?? []) {
    if (!(await files.isWhole(file.sm3))) {
      return { code: 'file-content' as const, seq: 1, what: file.id };
    }
  }
  return null;
}

function count(total: Verification, stored: StoredCase): void {
  total.cases++;
  total.events += stored.events?.length ?? 0;
  total.answers += stored.answers?.length ?? 0;
  total.texts += stored.texts?.length ?? 0;
  total.documents += stored.documents?.length ?? 0;
  total.files += stored.files?.length ?? 0;
}
