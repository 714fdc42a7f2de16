import { readFileSync } from 'node:fs';
import type { Material } from '../../../contracts/catalogue.ts';
import type { SpecialKind } from '../../../contracts/catalogue-codes.ts';
import type { SubjectKind } from '../../../contracts/identity.ts';

/** What editors may change without a programmer: the words of files and what they mean (data/aliases/*.json). */
export type Vocabulary = {
  departments: readonly Department[];
  conditions: ConditionWords;
  materials: MaterialWords;
  special: SpecialWords;
  subjects: SubjectWords;
  licences: ReadonlyMap<string, string>; // a licence's name or alias → its type's id
  itemAliases: Readonly<Record<string, readonly string[]>>;
  stopWords: ReadonlySet<string>; // of searched sentences
};

export type Department = { key: string; slug: string; code: string | null; name: string; aliases: string[] };
export type ConditionWords = {
  questions: {
    id: string;
    text: string;
    askedOf: 'applicant' | 'staff';
    words: string[];
    patterns?: string[];
    remainder?: string;
  }[];
  notes: { kind: 'size' | 'time' | 'form' | 'hides'; pattern: string }[];
  choices: string;
};
export type MaterialWords = {
  staffWritten: string[];
  conditionalByNature: string[];
  roles: { role: Material['role']; pattern: string }[];
};
export type SpecialWords = {
  total: string;
  procedures: { words: string[]; kind: SpecialKind; stops: boolean; basis: string | null }[];
};
export type SubjectWords = {
  words: Record<string, SubjectKind[]>;
  codes: Record<string, Record<string, SubjectKind[]>>;
  establishedBy: Partial<Record<SubjectKind, string[]>>;
};

export const dataFolder = new URL('../../../data/', import.meta.url);

export function readData<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, dataFolder), 'utf8')) as T;
}

let shipped: Vocabulary | undefined;

/** The vocabulary the product ships with, read once. */
export function shippedVocabulary(): Vocabulary {
  shipped ??= {
    departments: readData<{ departments: Department[] }>('aliases/departments.json').departments,
    conditions: readData('aliases/conditions.json'),
    materials: readData('aliases/materials.json'),
    special: readData('aliases/special-procedures.json'),
    subjects: readData('aliases/subjects.json'),
    licences: licenceWords(),
    itemAliases: readData<{ items: Record<string, string[]> }>('aliases/items.json').items,
    stopWords: new Set(readData<{ stop: string[] }>('aliases/search.json').stop),
  };
  return shipped;
}

function licenceWords(): Map<string, string> {
  const words = new Map<string, string>();
  type Named = { id: string; seedName?: string; officialName: string };
  for (const type of readData<{ licenceTypes: Named[] }>('licence-types.json').licenceTypes) {
    for (const name of [type.seedName ?? '', ...type.officialName.split(/[／/]/)]) {
      if (name.length > 1) words.set(name, type.id);
    }
  }
  const further = readData<{ words: Record<string, string[]> }>('aliases/licences.json').words;
  for (const [id, names] of Object.entries(further)) for (const name of names) words.set(name, id);
  return words;
}
