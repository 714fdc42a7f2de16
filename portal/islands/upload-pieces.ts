export type Sending = {
  url: string;
  csrf: string;
  material: string;
  file: File;
  signal: AbortSignal;
  onProgress: (sent: number) => void;
  /** The connection is lost; it will be tried again. */
  onWaiting: () => void;
};

type Answer = { id: string; offset: number };

const piece = 512 * 1024;
const waits = [1, 2, 4, 8, 15, 30]; // seconds; the last one again and again: people walk through tunnels

/**
 * Sends one file: POST {name, size, material} → {id, offset}; PATCH url/id with header upload-offset → {offset}; after
 * a lost connection GET url/id tells where to go on. Throws an Error with the server's sentence where it is refused.
 */
export async function sendInPieces(sending: Sending): Promise<void> {
  const { file, url } = sending;
  const head = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: file.name, size: file.size, material: sending.material });
  let at = await persist(sending, () => ask(sending, url, 'POST', head, body));
  sending.onProgress(at.offset);
  while (at.offset < file.size) {
    const part = file.slice(at.offset, at.offset + piece);
    const { id, offset } = at;
    const next = await persist(sending, async (again) => {
      if (again) {
        const known = await ask(sending, `${url}/${id}`, 'GET', {});
        if (known.offset !== offset) return known;
      }
      const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) };
      return ask(sending, `${url}/${id}`, 'PATCH', headers, part);
    });
    at = { id, offset: next.offset };
    sending.onProgress(at.offset);
  }
}

/** Tries until it is answered: network failures and 5xx wait and come again, refusals (4xx) are final. */
async function persist(sending: Sending, attempt: (again: boolean) => Promise<Answer>): Promise<Answer> {
  for (let n = 0; ; n++) {
    try {
      return await attempt(n > 0);
    } catch (error) {
      if (error instanceof Refused || sending.signal.aborted) throw error;
      sending.onWaiting();
      await pause((waits[Math.min(n, waits.length - 1)] ?? 30) * 1000, sending.signal);
    }
  }
}

class Refused extends Error {}

async function ask(
  sending: Sending,
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string | Blob,
): Promise<Answer> {
  const reply = await fetch(url, {
    method,
    headers: { ...headers, accept: 'application/json', 'x-csrf': sending.csrf },
    credentials: 'same-origin',
    signal: sending.signal,
    ...(body === undefined ? {} : { body }),
  });
  if (reply.ok) return (await reply.json()) as Answer;
  if (reply.status >= 500) throw new Error(String(reply.status));
  const problem = (await reply.json().catch(() => ({}))) as { title?: string; detail?: string };
  throw new Refused([problem.title, problem.detail].filter(Boolean).join(' ') || String(reply.status));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    window.addEventListener('online', () => resolve(), { once: true });
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('stopped'));
    });
  });
}
