/**
 * Puts the questions that an answer has just called for in their place, and takes away those that fell away; the
 * server says which. What stands on the page is not touched: text, focus and scrolling stay; a focus in a question
 * that goes moves to the one behind it. Answers the labels of what came and of what went. `overtaken`: a later answer
 * has been given meanwhile and asks by itself.
 */
export async function refreshFields(
  form: HTMLFormElement,
  overtaken: () => boolean,
): Promise<{ came: string[]; went: string[] }> {
  const reply = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } });
  const old = form.querySelector('[data-fields]');
  if (!reply.ok || !old) return { came: [], went: [] };
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const fresh = page.querySelector('[data-fields]');
  if (!fresh || overtaken()) return { came: [], went: [] };
  const wanted = new Map(fieldsIn(fresh));
  const here = new Map(fieldsIn(old));
  const went = [...here].filter(([name]) => !wanted.has(name)).map(([, field]) => field);
  for (const field of went) {
    const behind = field.contains(document.activeElement) ? controlBehind(form, field) : undefined;
    field.remove();
    behind?.focus();
  }
  const came: Element[] = [];
  let before: Element | null = null;
  for (const [name, field] of wanted) {
    const there = here.get(name);
    if (!there) {
      field.classList.add('fresh');
      old.insertBefore(field, before ? before.nextSibling : old.firstChild);
      came.push(field);
    }
    before = there ?? field;
  }
  for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const drawn = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (drawn) part.replaceChildren(...drawn.childNodes);
  }
  keepSeen(form, page);
  return { came: came.map(labelOf), went: went.map(labelOf) };
}

const fieldsIn = (part: Element): [string, HTMLElement][] =>
  [...part.querySelectorAll<HTMLElement>('[data-field]')].map((one) => [one.dataset.field ?? '', one]);

/** What the keyboard would reach next, its last button at the latest; without it the focus would fall to the page. */
const controlBehind = (form: HTMLFormElement, field: Element): HTMLElement | undefined =>
  [...form.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, textarea, button')].find(
    (one) => !field.contains(one) && field.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
  );

const labelOf = (field: Element): string =>
  field.querySelector('label, legend')?.firstChild?.textContent?.trim() ?? '';

/** This page stays the same writer, and now shows the new questions too. */
function keepSeen(form: HTMLFormElement, page: Document): void {
  const mine = form.querySelector<HTMLInputElement>('input[name="_seen"]');
  const theirs = page.querySelector<HTMLInputElement>('input[name="_seen"]');
  if (!mine || !theirs) return;
  const { writer } = JSON.parse(mine.value) as { writer: string };
  mine.value = JSON.stringify({ ...(JSON.parse(theirs.value) as object), writer });
}
