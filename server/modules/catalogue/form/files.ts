import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ResultKind } from '../../../../contracts/catalogue-codes.ts';
import type { FormField } from '../../../../contracts/forms.ts';
import { dataFolder, readData } from '../vocabulary.ts';

/** A standard data element: what its field looks like wherever it is used. */
export type Element = { id: string; source?: string; assumed?: boolean; field: FormField };

/** A field of an item's own form: written out, a standard element, or one of the item's questions. */
export type OwnField = FormField | ({ element: string } & Partial<FormField>) | { question: string };

/** The pages an item's own file adds; `after` names a page they follow, `replaces` one they stand in for. */
export type OwnForm = {
  item: string;
  title: string;
  source?: string;
  assumed?: boolean;
  pages: {
    id: string;
    title: string;
    hint?: string;
    after?: string;
    replaces?: string;
    fields: OwnField[];
  }[];
};

/** When a page comes into a composed form, and of which elements it is made (data/forms/composition.json). */
export type CompositionPage = {
  id: string;
  title: string;
  hint?: string;
  always?: boolean;
  question?: string;
  words?: string[];
  results?: ResultKind[];
  withoutOwnForm?: boolean;
  questions?: boolean;
  after?: string;
  elements?: string[];
  parts?: { for: 'person' | 'organisation'; elements: string[] }[];
};

export type FormParts = { elements: ReadonlyMap<string, Element>; pages: readonly CompositionPage[] };

let parts: FormParts | undefined;

export function shippedFormParts(): FormParts {
  parts ??= {
    elements: new Map(
      readData<{ elements: Element[] }>('elements.json').elements.map((one) => [one.id, one]),
    ),
    pages: readData<{ pages: CompositionPage[] }>('forms/composition.json').pages,
  };
  return parts;
}

/** The item's own form file, undefined where it has none. Ids are checked on reading, so that no path leaves the folder. */
export function ownForm(itemId: string): OwnForm | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(itemId) || itemId === 'composition') return undefined;
  const path = `forms/${itemId}.json`;
  return existsSync(fileURLToPath(new URL(path, dataFolder))) ? readData<OwnForm>(path) : undefined;
}
