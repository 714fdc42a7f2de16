/** Remembers the last `most` answers; what was not asked for longest goes first. */
export function leastRecent<K, V>(most: number): { get(key: K, make: () => V): V } {
  const known = new Map<K, V>();
  return {
    get(key, make) {
      const found = known.has(key) ? (known.get(key) as V) : make();
      known.delete(key);
      known.set(key, found);
      if (known.size > most) known.delete(known.keys().next().value as K);
      return found;
    },
  };
}
