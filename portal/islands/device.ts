/**
 * The tablet at a window: hears at once that it was asked, and goes back to rest when nobody touches it any more. Nothing
 * is sent by going back. Without this script the page looks for itself every few seconds.
 */
const part = document.querySelector<HTMLElement>('.wrap[data-device], .wrap[data-device-back]');
const { device, deviceBack } = part?.dataset ?? {};

if (device && 'EventSource' in window) {
  const source = new EventSource(device);
  source.addEventListener('changed', () => location.reload());
  // A line that stays silent for minutes may be lost: one look now and then costs nothing.
  window.setInterval(() => location.reload(), 60_000);
}

if (deviceBack) {
  let timer: number | undefined;
  const again = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => location.replace('/device'), Number(deviceBack) * 1000);
  };
  for (const kind of ['input', 'click', 'keydown', 'scroll'])
    document.addEventListener(kind, again, { passive: true });
  again();
}
