import type { ItemDefinition, Question } from '../../../../contracts/catalogue.ts';
import type { FormDefinition, FormField, FormPage } from '../../../../contracts/forms.ts';
import { plain } from '../rules/words.ts';
import type { CompositionPage, FormParts, OwnField, OwnForm } from './files.ts';

const forPerson = 'subjectKind = "person"';
const forOrganisation = 'subjectKind != "person"';

/**
 * The form of an item: pages of standard data elements that its applicants, materials and result call for, its own
 * pages, and each of its questions once. Questions that only the authority can answer are not asked.
 */
export function composeForm(
  item: ItemDefinition,
  own: OwnForm | undefined,
  parts: FormParts,
): FormDefinition {
  const composer = new Composer(item, own, parts);
  const pages = composer.pages();
  return {
    id: item.id,
    version: 1,
    title: own?.title ?? item.name,
    ...(own ? (own.assumed ? { assumed: true } : {}) : { assumed: true }),
    ...(own?.source ? { source: own.source } : {}),
    pages,
  };
}

class Composer {
  readonly #item: ItemDefinition;
  readonly #own: OwnForm | undefined;
  readonly #parts: FormParts;
  readonly #asked = new Set<string>();

  constructor(item: ItemDefinition, own: OwnForm | undefined, parts: FormParts) {
    this.#item = item;
    this.#own = own;
    this.#parts = parts;
  }

  pages(): FormPage[] {
    const own = this.#own?.pages ?? [];
    // Own pages first: a question they ask is not asked again on the page of questions.
    const ownPages = own.map((page) => ({
      page,
      made: this.#page(
        page,
        page.fields.flatMap((field) => this.#ownField(field)),
      ),
    }));
    const standard = this.#parts.pages.filter(
      (page) => this.#wanted(page) && !own.some((one) => one.replaces === page.id),
    );
    const made = standard
      .filter((page) => !page.questions)
      .map((page) => ({ page, made: this.#standardPage(page) }));
    const questions = standard
      .filter((page) => page.questions)
      .map((page) => ({ page, made: this.#questionPage(page) }));
    const order = this.#parts.pages.map((page) => page.id);
    const all = [...made, ...questions].sort((a, b) => order.indexOf(a.page.id) - order.indexOf(b.page.id));
    const sequence = all.map((one) => one.made);
    for (const { page, made: built } of all) if (page.after) move(sequence, built, page.after);
    for (const { page, made: built } of ownPages) insert(sequence, built, page.replaces ?? page.after, order);
    return sequence.filter((page) => page.fields.length > 0);
  }

  #wanted(page: CompositionPage): boolean {
    const { question, words, results } = page;
    if (page.always || page.questions) return true;
    if (page.withoutOwnForm) return !this.#own;
    if (question) return this.#item.questions.some((one) => one.id === question);
    if (results) return this.#item.result.kind !== null && results.includes(this.#item.result.kind);
    const names = [this.#item.result.name ?? '', ...(this.#item.materials ?? []).map((one) => one.name)].map(
      plain,
    );
    return words?.some((word) => names.some((name) => new RegExp(word).test(name))) ?? false;
  }

  #standardPage(page: CompositionPage): FormPage {
    const kinds = this.#item.service.subjectKinds;
    const persons = !kinds?.length || kinds.includes('person');
    const organisations = !kinds?.length || kinds.some((kind) => kind !== 'person');
    const fields = (page.elements ?? []).map((id) => this.#element(id));
    for (const part of page.parts ?? []) {
      if (part.for === 'person' ? !persons : !organisations) continue;
      const when =
        persons && organisations ? (part.for === 'person' ? forPerson : forOrganisation) : undefined;
      fields.push(...part.elements.map((id) => ({ ...this.#element(id), ...(when ? { when } : {}) })));
    }
    for (const field of fields) this.#asked.add(field.name);
    return this.#page(page, fields);
  }

  #questionPage(page: CompositionPage): FormPage {
    const open = this.#item.questions.filter(
      (one) => one.askedOf === 'applicant' && !this.#asked.has(one.id),
    );
    return this.#page(
      page,
      open.map((one) => this.#question(one)),
    );
  }

  #page(page: { id: string; title: string; hint?: string }, fields: FormField[]): FormPage {
    return { id: page.id, title: page.title, ...(page.hint ? { hint: page.hint } : {}), fields };
  }

  #ownField(field: OwnField): FormField[] {
    if ('question' in field) {
      const question = this.#item.questions.find((one) => one.id === field.question);
      return question ? [this.#question(question)] : [];
    }
    if ('element' in field && field.element) {
      const { element, ...changes } = field;
      return [{ ...this.#element(element), ...changes }];
    }
    return [field as FormField];
  }

  #question(question: Question): FormField {
    this.#asked.add(question.id);
    const field: FormField = {
      name: question.id,
      label: question.text,
      kind: 'boolean',
      required: true,
      personal: false,
    };
    return question.derived ? { ...field, assumed: true } : field;
  }

  #element(id: string): FormField {
    const element = this.#parts.elements.get(id);
    if (!element) throw new Error(`data/elements.json 里没有数据元 ${id}，表单组不起来。`);
    return { ...element.field, element: id, ...(element.assumed ? { assumed: true } : {}) };
  }
}

/** Behind the page named, or before the page that follows it in the standard order where it is absent. */
function insert(
  sequence: FormPage[],
  page: FormPage,
  after: string | undefined,
  order: readonly string[],
): void {
  const at = sequence.findIndex((one) => one.id === after);
  if (at >= 0) {
    sequence.splice(at + 1, 0, page);
    return;
  }
  const rank = order.indexOf(after ?? '');
  const next = sequence.findIndex((one) => order.indexOf(one.id) > rank);
  sequence.splice(next < 0 || rank < 0 ? Math.max(0, sequence.length - 1) : next, 0, page);
}

function move(sequence: FormPage[], page: FormPage, after: string): void {
  const from = sequence.indexOf(page);
  const to = sequence.findIndex((one) => one.id === after);
  if (from < 0 || to < 0) return;
  sequence.splice(from, 1);
  sequence.splice(sequence.findIndex((one) => one.id === after) + 1, 0, page);
}
