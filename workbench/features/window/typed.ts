import type { FormPage } from '../../../contracts/forms.ts';

/** What stands in the form now, field by field; an empty one is sent empty, so that it is taken out. */
export function typedAnswers(form: HTMLFormElement, pages: readonly FormPage[]): Record<string, unknown> {
  const data = new FormData(form);
  const fields = pages.flatMap((page) => page.fields);
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const values = data.getAll(name).map(String);
      return [name, kind === 'checkboxes' ? values : (values.at(-1) ?? '')];
    }),
  );
}

/** Moves on to the next control, as a clerk who types without looking expects of Enter. */
export function focusNext(form: HTMLFormElement, from: Element): void {
  const all = [...form.querySelectorAll<HTMLElement>('input:not([readonly]), select, textarea, button')];
  const at = all.indexOf(from as HTMLElement);
  // A group of radio buttons is one stop, as it is for the tab key.
  const name = from instanceof HTMLInputElement && from.type === 'radio' ? from.name : null;
  const next = all.slice(at + 1).find((one) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    return one.name !== name && (one.checked || !all.some((other) => isChecked(other, one.name)));
  });
  next?.focus();
}

const isChecked = (one: HTMLElement, name: string): boolean =>
  one instanceof HTMLInputElement && one.type === 'radio' && one.name === name && one.checked;
