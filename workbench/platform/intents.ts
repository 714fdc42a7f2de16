/** A random key of 128 bits; crypto.randomUUID is missing on plain http inside a hall's network. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Idempotency keys by intent. `about` says what is meant (case and command). As long as the body stays the same the key
 * does, over lost answers, lost sessions and pressing twice; a changed body is another intent. `settle` ends one.
 */
export function createIntents(newKey: () => string = randomKey) {
  const open = new Map<string, { body: string; key: string }>();
  return {
    keyFor(about: string, body: unknown): string {
      const text = JSON.stringify(body);
      const known = open.get(about);
      if (known?.body === text) return known.key;
      const key = newKey();
      open.set(about, { body: text, key });
      return key;
    },
    settle(about: string): void {
      open.delete(about);
    },
  };
}
