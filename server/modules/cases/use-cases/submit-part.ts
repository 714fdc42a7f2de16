import { randomUUIDv7 } from 'node:crypto';
import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { packageCode, readPackageCode } from '../../packages/index.ts';
import type { Typed } from '../answers.ts';
import type { CasesContext } from '../context.ts';
import type { FileRef, LimitRef, MaterialSource } from '../events/refs.ts';
import type { HeldLicence } from '../neighbours.ts';
import { fingerprint } from '../run-command.ts';
import type { FileRow } from '../store.ts';
import { checkRound, sealRound } from '../submission.ts';
import { prepare } from './submit-case.ts';

/** A material of a part, as the plan of the joint application settled it. */
export type PartMaterial = {
  id: string;
  source: MaterialSource;
  licence: HeldLicence | null;
  files: Omit<FileRow, 'materialId'>[];
};

export type PartInput = {
  divisionCode: string;
  /** `package:<id>:<key>`, and the version of the package that the joint application began with. */
  itemCode: string;
  version: number;
  /** The same key never begins a second case. */
  key: string;
  answers: Typed;
  materials: readonly PartMaterial[];
  limit: LimitRef | null;
  /** 统一出证: the result waits until the joint case lets it go. */
  held: boolean;
};

/**
 * A part of a joint application becomes a case of its department: with its own number, clock and papers. Everything is
 * read and checked first; what is answered only writes, so that several parts begin in one transaction or none does.
 * Throws `item-not-open`, `answers-invalid`.
 */
export async function preparePart(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: PartInput,
): Promise<(tx: Tx) => Promise<CommandReply>> {
  const { divisionCode, itemCode, key } = input;
  const item = await ctx.neighbours.itemVersion(divisionCode, itemCode, input.version);
  if (!item?.organisationId) throw new AppError('item-not-open');
  const applicant = await ctx.neighbours.applicant(actor);
  const refs = (files: PartMaterial['files']): FileRef[] => files.map(({ id, sm3 }) => ({ id, sm3 }));
  const settled = new Map(
    input.materials.map(({ id, source, licence, files }) => [id, { source, licence, files: refs(files) }]),
  );
  const checked = await checkRound(ctx, item, applicant, input.answers, new Map(), settled);
  const id = randomUUIDv7();
  const round = sealRound(ctx, id, 1, checked.answers, checked.sourced);
  const files = input.materials.flatMap((material) =>
    material.files.map((file) => ({ ...file, materialId: material.id })),
  );
  const print = fingerprint(ctx, { caseId: '', name: 'submit', body: { divisionCode, itemCode } });
  // The mandate was judged for the package as a whole when the joint application was handed in.
  const whole = packageCode(readPackageCode(itemCode)?.packageId ?? '');
  const mandate = await ctx.neighbours.mandateFor(actor, { divisionCode, itemCode: whole });
  if (mandate === undefined)
    throw new AppError('outside-mandate', { reason: 'item', item: item.definition.name });
  const open = { ...item, organisationId: item.organisationId, mandate };
  const ready = { id, print, item: open, applicant, round, files, limit: input.limit, held: input.held };
  return prepare(ctx, actor, { divisionCode, itemCode, key }, ready);
}
