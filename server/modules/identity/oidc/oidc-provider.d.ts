/** The part of oidc-provider that the tests use; the package ships no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export class Provider {
    constructor(
      issuer: string,
      settings: {
        clients: object[];
        pkce: { required: () => boolean };
        claims: Record<string, string[]>;
        cookies: { keys: string[] };
        findAccount: (
          ctx: unknown,
          sub: string,
        ) => { accountId: string; claims: () => Record<string, unknown> };
      },
    );
    callback(): RequestListener;
  }
}
