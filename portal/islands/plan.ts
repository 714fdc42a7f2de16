/**
 * Plan of a life event: ticking an item makes the plan anew at once. The form is posted as it would be without this
 * script, and the part marked data-plan of the answer is put in place; the focus stays on the box that was ticked.
 */
document.addEventListener('change', (event) => {
  const box = event.target as HTMLInputElement;
  const form = box.form;
  if (form && 'planForm' in form.dataset) void recount(form, box.value);
});

async function recount(form: HTMLFormElement, ticked: string): Promise<void> {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    body.append(name, String(value));
  });
  const reply = await fetch(form.action, {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: { accept: 'text/html' },
  });
  if (!reply.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  for (const part of ['[data-plan]', '.bar-fix']) {
    const old = document.querySelector(part);
    const fresh = page.querySelector(part);
    if (old && fresh) old.replaceWith(fresh);
  }
  history.replaceState(null, '', reply.url);
  document.querySelector<HTMLInputElement>(`[data-plan-form] input[value="${CSS.escape(ticked)}"]`)?.focus();
}
