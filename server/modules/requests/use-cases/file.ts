import { randomUUIDv7 } from 'node:crypto';
import { mobileProblem, normaliseMobile } from '../../../../contracts/checks.ts';
import type { FieldProblem } from '../../../../contracts/errors.ts';
import type { RequestChannel, RequestFiler } from '../../../../contracts/requests.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { organisationsOf } from '../../regions/index.ts';
import { requestDue } from '../clock.ts';
import type { RequestsContext } from '../context.ts';
import { kindFor, type RequestKindRule } from '../kinds.ts';
import { evolveRequest } from '../request.ts';
import { type Contact, sealContact, sealName, sealPart } from '../sealing.ts';
import { insertFile, insertRequest, nextNumber, type RequestHead, requestOfKey } from '../store.ts';

export type FiledFile = { name: string; mediaType: string; size: number; sm3: string };
export type NewRequest = {
  divisionCode: string;
  kind: string;
  filer: RequestFiler;
  channel: RequestChannel;
  title: string;
  body: string;
  contact: Contact | null;
  accountId: string | null;
  /** The officer, and the township she files for. */
  filedBy: string | null;
  filedFor: string | null;
  organisationId: string | null;
  externalNumber: string | null;
  caseNumber: string | null;
  consent: boolean;
  files: readonly FiledFile[];
  /** `person:…`, `staff:…`, `link:…`, `system:…` */
  actor: string;
  /** The same key files once. */
  key: string;
};
export type Filed = { id: string; number: string };

/**
 * A request is filed: numbered, sealed, on its way to the desk or straight to the department its filer chose. Throws
 * `not-found` for a kind that is not this filer's, `invalid-input` for a department of elsewhere.
 */
export async function fileRequest(ctx: RequestsContext, given: NewRequest): Promise<Filed> {
  const kind = kindFor(given.filer, given.kind);
  const organisationId = await chosen(ctx, kind, given);
  const before = await requestOfKey(ctx.db, given.key);
  if (before) return { id: before.id, number: before.number };
  const id = randomUUIDv7();
  const at = ctx.clock.now();
  const { divisionCode, channel, actor, key } = given;
  const payload = { kind: kind.key, channel, organisationId };
  const event = { kind: 'filed', payload } as const;
  const after = evolveRequest(undefined, { ...event, seq: 1, actor, at });
  const due = requestDue(after, ctx.calendar);
  const { keyring } = ctx;
  return inTx(ctx.db, async (tx) => {
    const number = await nextNumber(tx, divisionCode, localDate(at));
    const head: RequestHead = {
      id,
      divisionCode,
      number,
      kind: kind.key,
      channel,
      titleSealed: sealPart(keyring, id, 'title', given.title.trim()),
      bodySealed: sealPart(keyring, id, 'body', given.body.trim()),
      contactSealed: given.contact && sealContact(keyring, id, given.contact),
      accountId: given.accountId,
      filedBy: given.filedBy,
      filedFor: given.filedFor,
      externalNumber: given.externalNumber,
      caseNumber: given.caseNumber,
      consent: given.consent && kind.publish,
    };
    if (!(await insertRequest(tx, keyring, head, { event, actor, at, key, text: null, after, due })))
      throw new AppError('key-reused');
    for (const file of given.files) {
      const fileId = randomUUIDv7();
      await insertFile(tx, id, {
        id: fileId,
        nameSealed: sealName(keyring, fileId, file.name),
        mediaType: file.mediaType,
        size: file.size,
        sm3: file.sm3,
      });
    }
    return { id, number };
  }).then(
    (filed) => {
      ctx.nudge();
      return filed;
    },
    async (error: unknown) => {
      // The same key came a moment earlier: what it filed is the answer, and the number taken here went back.
      const first = error instanceof AppError && (await requestOfKey(ctx.db, key));
      if (first) return { id: first.id, number: first.number };
      throw error;
    },
  );
}

async function chosen(
  ctx: RequestsContext,
  kind: RequestKindRule,
  { divisionCode, organisationId }: NewRequest,
): Promise<string | null> {
  if (kind.route === 'desk') return null;
  const known = await organisationsOf(ctx.db, divisionCode);
  if (known.some(({ id }) => id === organisationId)) return organisationId;
  throw new AppError('invalid-input', {}, [{ field: 'organisationId', code: 'required-choice', params: {} }]);
}

/** Name and phone as typed: neither, or both as they should be. */
export function readContact(
  name: string,
  phone: string,
): { contact: Contact | null; problems: FieldProblem[] } {
  if (!name.trim() && !phone.trim()) return { contact: null, problems: [] };
  const number = normaliseMobile(phone);
  const wrong = mobileProblem(number);
  const problems: FieldProblem[] = [];
  if (!name.trim()) problems.push({ field: 'name', code: 'required', params: {} });
  if (wrong)
    problems.push({ field: 'phone', code: phone.trim() ? `phone-${wrong}` : 'required', params: {} });
  return { contact: { name: name.trim(), phone: number }, problems };
}
