import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/schema';
import { AppError } from '../../../platform/errors.ts';
import type { OrganisationSeal, SealHolder, SealProvider } from './provider.ts';
import { readSeal } from './ses-read.ts';

/** GET <base>/seals/<uscc>?name=…&at=… of a seal service; bytes in Base64, millimetres. */
const SealAnswer = Type.Object({
  id: Type.String(),
  status: Type.Union([Type.Literal('in-use'), Type.Literal('suspended'), Type.Literal('destroyed')]),
  esl: Type.String(),
  signer: Type.String(),
});
/** POST <base>/signatures {sealId, bytes}: an SM2 signature (DER) over the bytes, by the seal's certificate. */
const SignAnswer = Type.Object({ signature: Type.String() });
const sealShape = Compile(SealAnswer);
const signShape = Compile(SignAnswer);

/**
 * Seals of a province's 统一电子印章系统 behind REST: keys never leave it. A service that is away, or answers what is
 * no seal, is a failure of the machine (thrown: the outbox tries again); a seal that may not be used is an AppError.
 */
export function restSealProvider(options: {
  base: string;
  /** Sent as a bearer token. */
  token: string;
  timeoutMs?: number;
}): SealProvider {
  const call = async (path: string, method: string, body?: object): Promise<unknown> => {
    const reply = await fetch(new URL(path, `${options.base.replace(/\/$/, '')}/`), {
      method,
      headers: {
        authorization: `Bearer ${options.token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
    });
    if (reply.status === 404) throw new AppError('seal-not-ready', { reason: 'none' });
    if (!reply.ok) throw new Error(`seal service answers ${reply.status}`);
    return reply.status === 204 ? undefined : reply.json();
  };
  const address = ({ uscc, name }: SealHolder) =>
    `seals/${encodeURIComponent(uscc)}?name=${encodeURIComponent(name)}`;

  return {
    name: 'rest',
    async sealOf(holder, at): Promise<OrganisationSeal> {
      const answer = await call(`${address(holder)}&at=${encodeURIComponent(at.toISOString())}`, 'GET');
      if (!sealShape.Check(answer)) throw new Error('seal service: no seal in its answer');
      const { id, status, esl, signer } = answer as Static<typeof SealAnswer>;
      if (status !== 'in-use') throw new AppError('seal-not-ready', { reason: status, issuer: holder.name });
      const bytes = Buffer.from(esl, 'base64');
      const { data, width, height } = readSeal(bytes).info.picture;
      const picture = { png: Buffer.from(data), width, height };
      return { esl: bytes, id, picture, signer: Buffer.from(signer, 'base64') };
    },
    async destroy(holder) {
      await call(address(holder), 'DELETE');
    },
    async sign(seal, bytes) {
      const body = { sealId: seal.id, bytes: Buffer.from(bytes).toString('base64') };
      const answer = await call('signatures', 'POST', body);
      if (!signShape.Check(answer)) throw new Error('seal service: no signature in its answer');
      return Buffer.from((answer as Static<typeof SignAnswer>).signature, 'base64');
    },
  };
}
