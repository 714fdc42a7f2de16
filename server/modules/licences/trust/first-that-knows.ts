import type { CertStatusProvider } from './provider.ts';

/** Several sources in their order: the first that knows certificates of that issuer answers. */
export function firstThatKnows(sources: readonly CertStatusProvider[]): CertStatusProvider {
  return {
    name: sources.map(({ name }) => name).join('+'),
    async status(certificate, issuer, at) {
      for (const source of sources) {
        const said = await source.status(certificate, issuer, at);
        if (said.state !== 'not-known') return said;
      }
      return { state: 'not-known' };
    },
  };
}
