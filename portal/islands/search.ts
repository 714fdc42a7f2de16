/**
 * Search as people type: words, pinyin initials, slips. A combobox over input[data-suggest-url]; ↑ ↓ choose, Enter
 * opens, Esc closes. Without this script the form goes to the results page.
 */
type Suggestion = { name: string; url: string; note: string };

const input = document.querySelector<HTMLInputElement>('input[data-suggest-url]');
if (input) attach(input);

function attach(box: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggest';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', box.dataset.textSuggestions ?? '');
  list.hidden = true;
  (box.closest('form') ?? box).after(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-expanded', 'false');
  box.setAttribute('aria-controls', list.id);
  let chosen = -1;
  let asked = 0;
  let timer: number | undefined;

  const close = (): void => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const choose = (n: number): void => {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (n + options.length) % options.length;
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === chosen));
    box.setAttribute('aria-activedescendant', options[chosen]?.id ?? '');
  };
  const ask = async (): Promise<void> => {
    const text = box.value.trim();
    const turn = ++asked;
    if (!text) return close();
    try {
      const reply = await fetch(`${box.dataset.suggestUrl}?q=${encodeURIComponent(text)}`);
      const found = ((await reply.json()) as { items: Suggestion[] }).items;
      if (turn !== asked) return; // an older answer that came late
      list.replaceChildren(...found.map(option));
      chosen = -1;
      list.hidden = found.length === 0;
      box.setAttribute('aria-expanded', String(found.length > 0));
    } catch {
      close(); // the form still works
    }
  };
  box.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), 150);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      open(list.children[chosen]);
    }
  });
  list.addEventListener('click', (event) => open((event.target as Element).closest('[data-url]')));
  box.addEventListener('blur', () => window.setTimeout(close, 200));
}

function open(chosen: Element | null | undefined): void {
  if (chosen instanceof HTMLElement && chosen.dataset.url) location.assign(chosen.dataset.url);
}

/** No link inside: an option is one thing for a screen reader, and the box keeps the focus. */
function option({ name, url, note }: Suggestion, at: number): HTMLLIElement {
  const item = document.createElement('li');
  item.id = `suggestion-${at}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.dataset.url = url;
  const title = document.createElement('b');
  title.textContent = name;
  const about = document.createElement('span');
  about.className = 'sub';
  about.textContent = note;
  item.append(title, about);
  return item;
}
