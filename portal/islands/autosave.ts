/**
 * Keeps a draft while people write: form[data-save-url]. Two seconds after the last change the fields go up; when the
 * connection is away it says so and goes on trying. Without this script «存起来，下次再填» does the same.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-save-url]')) {
  let timer: number | undefined;
  let saving = false;
  let dirty = false;
  const status = document.querySelector('[data-save-status]');
  const say = (text: string | undefined): void => {
    if (status && text) status.textContent = text;
  };
  const save = async (): Promise<void> => {
    if (saving) return;
    saving = true;
    dirty = false;
    let wait = 0;
    try {
      const reply = await fetch(form.dataset.saveUrl ?? '', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams(textsOf(form)),
      });
      if (reply.status === 401) say(form.dataset.textExpired);
      else if (reply.ok) say((form.dataset.textSaved ?? '').replace('{time}', clock()));
      else {
        dirty = true;
        wait = 10_000;
      }
    } catch {
      say(form.dataset.textOffline);
      dirty = true;
      wait = 5_000;
    }
    saving = false;
    if (dirty) plan(wait || 2_000);
  };
  const plan = (ms: number): void => {
    dirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), ms);
  };
  form.addEventListener('input', () => plan(2_000));
  window.addEventListener('online', () => dirty && plan(0));
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
