/** A package, or one sub-item of it, where an item of the catalogue would be named: `package:<id>` and `package:<id>:<key>`. */
export type PackageCode = { packageId: string; key: string | null };

const form = /^package:([A-Za-z0-9][A-Za-z0-9._-]*)(?::(.+))?$/;

export function packageCode(packageId: string, key?: string): string {
  return key === undefined ? `package:${packageId}` : `package:${packageId}:${key}`;
}

/** Undefined for the code of an item of the catalogue, which has no colon. */
export function readPackageCode(code: string): PackageCode | undefined {
  const match = form.exec(code);
  return match ? { packageId: match[1] as string, key: match[2] ?? null } : undefined;
}
