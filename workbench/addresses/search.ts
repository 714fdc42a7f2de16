/** What an address says of one parameter; undefined: nothing of use. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Drops what is not set, so that addresses stay short. */
export function set<T extends object>(params: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as T;
}
