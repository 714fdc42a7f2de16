import { sendInPieces } from './upload-pieces.ts';

/**
 * Uploads with progress that go on after a lost connection. Without this script the file travels with the form.
 * Marks: form[data-upload-url] around input[type=file][data-material]; texts come from data-* so that they are in the page's language.
 */
for (const part of document.querySelectorAll<HTMLElement>('[data-with-script]')) part.hidden = false;
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload-url]')) {
  // The button that sends files along with the form is for those without scripts; gone, Enter does not press it.
  for (const part of form.querySelectorAll('[data-without-script]')) part.remove();
  form.addEventListener('submit', (event) => hold(form, event));
  form.addEventListener('change', (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.type === 'file' && input.files)
      start(form, input, [...input.files]);
  });
}

function start(form: HTMLFormElement, input: HTMLInputElement, files: File[]): void {
  for (const old of input.parentElement?.querySelectorAll('.up') ?? [])
    if (old.querySelector('.err')) old.remove();
  input.value = ''; // what goes up in pieces must not go again with the form
  for (const file of files) void show(form, input, file);
}

let underWay = 0;
let waiting: (() => void) | undefined;

/** Pressed while a file is still going up: goes on by itself once it is there. */
function hold(form: HTMLFormElement, event: SubmitEvent): void {
  if (underWay === 0) return;
  event.preventDefault();
  const button = event.submitter;
  const status = document.querySelector('[data-upload-status]');
  if (status) {
    status.className = 'note up4';
    status.textContent = form.dataset.textHold ?? '';
  }
  waiting = () => (button instanceof HTMLElement ? button.click() : form.submit());
}

async function show(form: HTMLFormElement, input: HTMLInputElement, file: File): Promise<void> {
  const row = makeRow(form, input, file.name);
  const stop = new AbortController();
  underWay++;
  row.stop.addEventListener('click', () => stop.abort());
  try {
    await sendInPieces({
      url: form.dataset.uploadUrl ?? '',
      csrf: form.dataset.csrf ?? '',
      material: input.dataset.material ?? '',
      file,
      signal: stop.signal,
      onProgress: (sent) => row.progress(sent, file.size),
      onWaiting: () => row.say(form.dataset.textWaiting ?? ''),
    });
    row.done();
    tell(form, file.name);
  } catch (problem) {
    if (stop.signal.aborted) row.remove();
    else row.fail(problem instanceof Error ? problem.message : String(problem));
  } finally {
    underWay--;
  }
  // Once nothing is under way and nothing failed, the page shows what the server knows: names, sizes, what is missing.
  if (underWay > 0) return;
  if (!form.querySelector('.up > .err')) {
    await refresh();
    waiting?.();
  }
  waiting = undefined;
}

/** Read out politely by what stays on the page. */
function tell(form: HTMLFormElement, name: string): void {
  const status = document.querySelector('[data-upload-status]');
  if (status) status.textContent = `${name} ${form.dataset.textDone ?? ''}`;
}

/** Puts in place the parts marked data-fresh as the server draws them now; everything else stays as it is. */
async function refresh(): Promise<void> {
  const reply = await fetch(location.href, {
    credentials: 'same-origin',
    headers: { accept: 'text/html' },
  }).catch(() => null);
  if (!reply?.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const focused = document.activeElement?.id;
  for (const old of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const fresh = page.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
    if (fresh) old.replaceChildren(...fresh.childNodes);
  }
  if (focused) document.getElementById(focused)?.focus();
}

function makeRow(form: HTMLFormElement, input: HTMLInputElement, name: string) {
  const row = document.createElement('div');
  row.className = 'up';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', name);
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = 'btn plain';
  stop.textContent = form.dataset.textStop ?? '';
  row.append(status, bar, stop);
  input.after(row);
  const say = (text: string): void => {
    status.textContent = `${name}  ${text}`;
  };
  say('0%');
  return {
    stop,
    say,
    progress(sent: number, size: number) {
      const percent = size ? Math.floor((sent / size) * 100) : 100;
      bar.value = percent;
      say(`${percent}%（${megabytes(sent)} / ${megabytes(size)} MB）`);
    },
    done() {
      bar.remove();
      stop.remove();
      say(form.dataset.textDone ?? '');
    },
    fail(message: string) {
      bar.remove();
      stop.remove();
      status.className = 'err';
      status.setAttribute('role', 'alert');
      status.textContent = message;
    },
    remove: () => row.remove(),
  };
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
