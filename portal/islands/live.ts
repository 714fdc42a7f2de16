/**
 * Progress page: when the server says that something changed, the part marked data-live is fetched again and put in
 * place; its role=status part is read out politely. Without this script a reload shows the same.
 */
const part = document.querySelector<HTMLElement>('[data-live]');
if (part?.dataset.live && 'EventSource' in window) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener('changed', () => void refresh(part));
}

async function refresh(old: HTMLElement): Promise<void> {
  const reply = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } });
  if (!reply.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const fresh = page.querySelector('[data-live]');
  if (!fresh) return;
  const again = keep(old);
  old.replaceChildren(...fresh.childNodes);
  again();
  const status = document.querySelector('[data-live-status]');
  const news =
    fresh.querySelector('[data-live-news]')?.textContent ??
    old.querySelector('[data-live-news]')?.textContent;
  if (status && news) status.textContent = news;
}

/** What somebody has opened, ticked and stands on stays so; answers what puts it back. */
function keep(part: HTMLElement): () => void {
  const opened = [...part.querySelectorAll('details[open] > summary')].map((one) => one.textContent);
  const boxes = () => [...part.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const named = ({ name, value }: HTMLInputElement) => `${name} ${value}`;
  const ticked = new Map(boxes().map((box) => [named(box), box.checked]));
  const at = document.activeElement;
  const focused = at && part.contains(at) ? marked(at) : undefined;
  return () => {
    for (const summary of part.querySelectorAll('details > summary')) {
      if (opened.includes(summary.textContent)) (summary.parentElement as HTMLDetailsElement).open = true;
    }
    for (const box of boxes()) box.checked = ticked.get(named(box)) ?? box.checked;
    if (!focused) return;
    const same = [...part.querySelectorAll<HTMLElement>('a, button, input, summary')].find(
      (one) => marked(one) === focused,
    );
    same?.focus({ preventScroll: true });
  };
}

const marked = (one: Element): string =>
  [one.tagName, one.getAttribute('name'), one.getAttribute('value'), one.textContent].join(' ');
