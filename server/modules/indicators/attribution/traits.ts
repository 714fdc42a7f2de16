import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import { type FormDefinition, fieldsOf } from '../../../../contracts/forms.ts';
import { localDate } from '../../../platform/clock.ts';
import type { CaseRecord } from '../../cases/index.ts';
import type { RatingRecord, ServiceRecord } from '../../ratings/index.ts';

/** Dimensions kept with a fact; item, organisation and place are those of the fact itself. */
export type OwnDimension = 'version' | 'channel' | 'subject' | 'window' | 'step' | 'material';

/**
 * By what a case or a counter service is told apart where bad ratings and corrections are studied. Nobody's name, and no
 * officer: windows and departments only. Months are YYYY-MM.
 */
export type Traits = {
  /** Received in, and not made in error; ended in, and over. */
  receivedIn?: string;
  endedIn?: string;
  corrected?: true;
  /** A rating of level 1 or 2 that counts, first or follow-up, and what was ticked with it. */
  bad?: true;
  tags?: string[];
  of: Partial<Record<OwnDimension, string[]>>;
  /**
   * What the correction notice named: materials by their names, fields as «item|label», what was wrong by its code, and
   * both together as «name|code»; the last two are absent in what was kept before officers chose them.
   */
  named?: { material: string[]; field: string[]; reason?: string[]; flaw?: string[] };
};

export type Rated = Pick<RatingRecord, 'level' | 'tags'>;

const monthOf = (at: string | Date): string => localDate(new Date(at)).slice(0, 7);

function badOf(ratings: readonly Rated[]): Pick<Traits, 'bad' | 'tags'> {
  const bad = ratings.filter(({ level }) => level <= 2);
  const tags = [...new Set(bad.flatMap((rating) => rating.tags))].sort();
  return bad.length ? { bad: true, ...(tags.length ? { tags } : {}) } : {};
}

/** The same case with other ratings. */
export function ratedTraits({ bad: _bad, tags: _tags, ...rest }: Traits, ratings: readonly Rated[]): Traits {
  return rest.endedIn ? { ...rest, ...badOf(ratings) } : rest;
}

/** `late`: it was not decided within its limit. */
export function caseTraits(
  record: CaseRecord,
  version: { definition: ItemDefinition; form: FormDefinition } | undefined,
  ratings: readonly Rated[],
  late: boolean,
): Traits {
  const { item, state, finishedAt, points } = record;
  const names = new Map((version?.definition.materials ?? []).map(({ id, name }) => [id, name]));
  // What the notice named was asked for, also where nothing was handed in for it.
  const asked = [
    ...record.materials.filter(({ source }) => source !== 'absent').map(({ id }) => id),
    ...points.filter(({ kind }) => kind === 'material').map(({ ref }) => ref),
  ];
  const steps = late ? [...record.steps, 'late'].sort() : record.steps;
  return {
    ...(state === 'voided' ? {} : { receivedIn: monthOf(record.submittedAt) }),
    ...(state === 'finished' && finishedAt ? { endedIn: monthOf(finishedAt), ...badOf(ratings) } : {}),
    ...(record.corrected ? { corrected: true, named: namedIn(record, names, version?.form) } : {}),
    of: {
      version: [`${item.code}@${item.version}`],
      channel: [record.channel],
      subject: [record.subjectKind],
      ...(steps.length ? { step: steps } : {}),
      ...(asked.length ? { material: distinct(asked.map((id) => names.get(id) ?? id)) } : {}),
    },
  };
}

function namedIn(
  { points, item }: CaseRecord,
  materials: ReadonlyMap<string, string>,
  form: FormDefinition | undefined,
): NonNullable<Traits['named']> {
  const labels = form && new Map(fieldsOf(form).map(({ name, label }) => [name, label]));
  const nameOf = ({ kind, ref }: (typeof points)[number]) =>
    (kind === 'material' ? materials : labels)?.get(ref) ?? ref;
  const of = (kind: 'material' | 'field') => points.filter((point) => point.kind === kind).map(nameOf);
  const told = points.filter(({ reason }) => reason !== null);
  return {
    material: distinct(of('material')),
    field: distinct(of('field').map((label) => `${item.code}|${label}`)),
    reason: distinct(told.map(({ reason }) => reason ?? '')),
    flaw: distinct(told.map((point) => `${nameOf(point)}|${point.reason}`)),
  };
}

export function serviceTraits(record: ServiceRecord, ratings: readonly Rated[]): Traits {
  const { endedAt, windowId } = record;
  return {
    ...(endedAt ? { endedIn: monthOf(endedAt), ...badOf(ratings) } : {}),
    of: { channel: ['counter'], window: [windowId], step: ['counter'] },
  };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
