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
  old.replaceChildren(...fresh.childNodes);
  const status = document.querySelector('[data-live-status]');
  const news =
    fresh.querySelector('[data-live-news]')?.textContent ??
    old.querySelector('[data-live-news]')?.textContent;
  if (status && news) status.textContent = news;
}
