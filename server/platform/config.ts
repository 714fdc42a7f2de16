import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Config = {
  port: number;
  /** Address to listen on; all interfaces by default, because phones in the hall must reach it. */
  host: string;
  /** Owner's address of a PostgreSQL server (18 or later); undefined = the embedded one. */
  databaseUrl: string | undefined;
  /** Folder of everything that is kept: database, keys, files. */
  dataDir: string;
  roles: readonly Role[];
  /** True where cookies may be marked Secure (behind TLS). */
  secureCookies: boolean;
  /** Whose word is taken for the address a request comes from: hops of our own proxies, or their addresses. */
  trustProxy: number | string[] | undefined;
  /** Public address, for links in documents and QR codes. */
  publicUrl: string;
  /** A province's seal service; undefined: the demonstration's own seals, 仅供测试. */
  sealService: { base: string; token: string } | undefined;
  /** A time stamping service (RFC 3161 over HTTP); 'none': seals bear no time stamp; undefined: the demonstration's own. */
  timestamps: { url: string; token: string | undefined } | 'none' | undefined;
  /** Where the revocation list (RFC 5280) of the seals' authority is fetched; undefined: only our own is asked. */
  certStatus: { crl: string } | undefined;
  /** Further certificates that licences may be sealed under (PEM). */
  trustFile: string | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
};

export type Role = 'web' | 'worker';

/** Reads the settings; only PORT, DATABASE_URL and TONGBAN_DATA matter for a first run. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT 要是 0 到 65535 的整数，现在是“${env.PORT}”。`);
  }
  const issuer = env.TONGBAN_OIDC_ISSUER;
  return {
    port,
    host: env.HOST || '0.0.0.0',
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir: env.TONGBAN_DATA || join(homedir(), '.tongban'),
    roles: ['web', 'worker'],
    trustProxy: readTrust(env.TONGBAN_TRUST_PROXY),
    secureCookies: env.TONGBAN_SECURE_COOKIES === '1',
    publicUrl: (env.TONGBAN_PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, ''),
    sealService: env.TONGBAN_SEAL_SERVICE
      ? { base: env.TONGBAN_SEAL_SERVICE, token: env.TONGBAN_SEAL_TOKEN ?? '' }
      : undefined,
    timestamps: readTimestamps(env),
    certStatus: env.TONGBAN_CRL ? { crl: address('TONGBAN_CRL', env.TONGBAN_CRL) } : undefined,
    trustFile: env.TONGBAN_TRUST || undefined,
    oidc: issuer
      ? {
          issuer,
          clientId: env.TONGBAN_OIDC_CLIENT_ID ?? '',
          clientSecret: env.TONGBAN_OIDC_CLIENT_SECRET ?? '',
          name: env.TONGBAN_OIDC_NAME ?? '统一身份认证',
        }
      : undefined,
  };
}

function readTimestamps(env: NodeJS.ProcessEnv): Config['timestamps'] {
  if (!env.TONGBAN_TSA) return undefined;
  if (env.TONGBAN_TSA === 'none') return 'none';
  return { url: address('TONGBAN_TSA', env.TONGBAN_TSA), token: env.TONGBAN_TSA_TOKEN || undefined };
}

function address(name: string, text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new Error(`${name} 要写网址（http:// 或 https:// 开头），现在是“${text}”。`);
}

/** Trusting everybody would let anybody name their own address: a number of hops, or addresses and networks. */
function readTrust(text: string | undefined): Config['trustProxy'] {
  if (!text) return undefined;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const places = text.split(',').map((one) => one.trim());
  if (places.every((one) => isNetwork(one))) return places;
  throw new Error(
    `TONGBAN_TRUST_PROXY 要写前面有几层自己的代理（如 1），或它们的地址（如 10.0.0.5,192.168.0.0/16），现在是“${text}”。`,
  );
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
