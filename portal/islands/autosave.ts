import { refreshFields } from './conditional.ts';

/**
 * Keeps a draft while people write: form[data-save-url]. Two seconds after the last change the fields go up; when the
 * connection is away it says so and goes on trying. An answer that decides on other questions goes up at once and
 * brings them. Without this script «存起来，下次再填» and «下一步» do the same.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-save-url]')) attach(form);

// A page taken out of the browser's memory shows what was typed before it was left; the server knows better.
window.addEventListener('pageshow', (event) => event.persisted && location.reload());

type Answer = { seen?: string; elsewhere?: string; title?: string; detail?: string; code?: string };

function attach(form: HTMLFormElement): void {
  let timer: number | undefined;
  let running: Promise<void> | undefined;
  let dirty = false;
  let decisions = 0;
  const status = document.querySelector('[data-save-status]');
  const say = (text: string | undefined): void => {
    if (status && text) status.textContent = text;
  };

  /** Sends what stands in the form now; answers after how many ms to try again, 0 for done. */
  const send = async (): Promise<number> => {
    const reply = await fetch(form.dataset.saveUrl ?? '', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(textsOf(form)),
    });
    if (reply.status >= 500) return 10_000;
    const answer = (await reply.json().catch(() => ({}))) as Answer;
    if (reply.ok) {
      const seen = form.querySelector<HTMLInputElement>('input[name="_seen"]');
      if (seen && answer.seen) seen.value = answer.seen;
      say(answer.elsewhere ?? (form.dataset.textSaved ?? '').replace('{time}', clock()));
    } else if (reply.status === 401) say(form.dataset.textExpired);
    else if (answer.code === 'bad-csrf' && (await renewToken(form))) return 1;
    else say([answer.title, answer.detail].filter(Boolean).join(' '));
    return 0;
  };
  const save = async (): Promise<void> => {
    await running;
    dirty = false;
    let wait = 0;
    running = send()
      .then((ms) => {
        wait = ms;
      })
      .catch(() => {
        say(form.dataset.textOffline);
        wait = 5_000;
      });
    await running;
    if (wait) plan(wait);
    else if (dirty) plan(2_000);
  };
  const plan = (ms: number): void => {
    dirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), ms);
  };
  form.addEventListener('input', () => plan(2_000));
  form.addEventListener('change', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-decides]')) void decide();
  });
  window.addEventListener('online', () => dirty && plan(0));
  // Left within the two seconds, by a link or by closing the window.
  window.addEventListener('pagehide', () => {
    if (dirty) navigator.sendBeacon(form.dataset.saveUrl ?? '', new URLSearchParams(textsOf(form)));
  });
  form.addEventListener('submit', () => {
    window.clearTimeout(timer);
    dirty = false; // all of it is on its way
  });

  /** Without a connection nothing comes; «下一步» then asks for what is missing. */
  const decide = async (): Promise<void> => {
    const mine = ++decisions;
    window.clearTimeout(timer);
    await save();
    const overtaken = (): boolean => mine !== decisions;
    if (overtaken()) return;
    const { came, went } = await refreshFields(form, overtaken).catch(() => ({ came: [], went: [] }));
    const news = [
      ...(came.length ? [`${form.dataset.textMore ?? ''}${came.join('、')}`] : []),
      ...(went.length ? [`${form.dataset.textLess ?? ''}${went.join('、')}`] : []),
    ];
    const told = document.querySelector('[data-fields-status]');
    if (told && news.length) told.textContent = news.join(' ');
  };
}

/** Signed in anew in another window: the old token is of no use, the page of the new session has the right one. */
async function renewToken(form: HTMLFormElement): Promise<boolean> {
  const reply = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const mine = form.querySelector<HTMLInputElement>('input[name="_csrf"]');
  const theirs = page.querySelector<HTMLInputElement>('form[data-save-url] input[name="_csrf"]');
  if (!mine || !theirs || mine.value === theirs.value) return false;
  const action = new URL(form.action);
  if (action.searchParams.has('_csrf')) action.searchParams.set('_csrf', theirs.value);
  form.action = action.toString();
  if (form.dataset.csrf) form.dataset.csrf = theirs.value;
  mine.value = theirs.value;
  return true;
}

function textsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form).entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

function clock(): string {
  const now = new Date();
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}
