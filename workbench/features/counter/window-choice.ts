const key = 'tongban.window';

/** The window this browser stands at: asked for once, kept by the browser. */
export function keptWindow(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function keepWindow(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Without storage it is asked for again.
  }
}
