import type { Goal, TargetKind } from '../../../../contracts/programmes.ts';
import { checkEntry, type Refused, readEntries, refusal } from '../../../platform/json-entries.ts';
import { opOf } from '../goal.ts';
import { readDeadline, type TargetDeadline } from './deadline.ts';
import { opInWords, readGoalWords } from './goal-words.ts';
import { type RawProgramme, type RawTarget, rawProgramme, rawTarget } from './target-schema.ts';

export type Target = {
  id: string;
  section: string;
  kind: TargetKind;
  summary: string;
  scope: string | null;
  note: string | null;
  /** Who is to do it, in the programme's words; whole, then the lead and the others where it tells them apart. */
  responsible: string | null;
  lead: string | null;
  joint: string | null;
  deadline: TargetDeadline;
  goal: Goal | null;
  indicator: string | null;
  ratio: string | null;
};
export type ReadProgramme = {
  id: string;
  title: string;
  divisionCode: string | null;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  targets: Target[];
};

/**
 * Reads a file of the shape of data/programmes.json: `targets`, each naming its programme in `file`, and what is known of
 * the programmes under `programmes`. A wrong entry is refused with its place and leaves the others alone.
 */
export function readProgrammes(content: string): { programmes: ReadProgramme[]; refused: Refused[] } {
  const { entries, file, refused } = readEntries<RawTarget>(content, 'targets', 'no-targets', rawTarget);
  const known = (file as { programmes?: unknown } | undefined)?.programmes;
  const programmes = new Map<string, ReadProgramme>();
  for (const { path, raw } of entries) {
    const target = targetOf(raw, path, refused);
    if (!target) continue;
    const found = programmes.get(raw.file) ?? headOf(raw.file, known, refused);
    programmes.set(raw.file, found);
    found.targets.push(target);
  }
  return { programmes: [...programmes.values()], refused };
}

function headOf(id: string, known: unknown, refused: Refused[]): ReadProgramme {
  const raw = (known as Record<string, unknown> | null | undefined)?.[id];
  const problem = raw === undefined ? undefined : checkEntry(raw, `programmes.${id}`, rawProgramme);
  if (problem) refused.push(problem);
  const head: Partial<RawProgramme> = raw && !problem ? (raw as RawProgramme) : {};
  const { title, divisionCode, number, issuer, issuedOn } = head;
  return {
    id,
    title: title ?? id,
    divisionCode: divisionCode ?? null,
    number: number ?? null,
    issuer: issuer ?? null,
    issuedOn: issuedOn ?? null,
    targets: [],
  };
}

function targetOf(raw: RawTarget, path: string, refused: Refused[]): Target | undefined {
  const goal = goalOf(raw, path);
  if (goal && 'problem' in goal) {
    refused.push(goal);
    return undefined;
  }
  return {
    id: raw.id,
    section: raw.section ?? '',
    kind: raw.kind,
    summary: raw.summary,
    scope: raw.scope ?? null,
    // A number in words that cannot be compared is told, and judged by a person.
    note:
      [raw.note, !goal && typeof raw.value === 'string' ? raw.value : null].filter(Boolean).join('；') ||
      null,
    responsible: raw.responsible ?? ([raw.lead, raw.cooperating].filter(Boolean).join('；') || null),
    lead: raw.lead ?? null,
    joint: raw.cooperating ?? null,
    deadline: readDeadline(raw.deadline),
    goal,
    indicator: raw.indicator ?? null,
    ratio: raw.ratio ?? null,
  };
}

function goalOf({ op: sign, value, unit, summary }: RawTarget, path: string): Goal | Refused | null {
  if (sign === undefined && value === undefined) return null;
  const op = sign === undefined ? undefined : (opOf(sign) ?? opInWords(sign));
  if (sign !== undefined && !op) return refusal(`${path}.op`, summary, 'unknown-value', { found: sign });
  if (typeof value === 'string') return readGoalWords(value, op, unit) ?? null;
  if (!op || value === undefined) return refusal(path, summary, 'missing', { property: op ? 'value' : 'op' });
  const numbers = typeof value === 'number' ? [value] : value;
  const [low = 0, high = null] = numbers;
  if (op === 'between' ? high === null || high < low : high !== null) {
    return refusal(`${path}.value`, summary, 'value', { expected: op, found: JSON.stringify(value) });
  }
  return { op, low, high, unit: unit ?? '' };
}
