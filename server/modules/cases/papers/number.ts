import { randomUUIDv7 } from 'node:crypto';
import { t } from '../../../../ui/words/index.ts';
import { localDate } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { CasesContext } from '../context.ts';
import type { PaperKind } from '../events/refs.ts';
import { paperNumbering } from '../numbers.ts';
import type { Paper } from '../run-command.ts';
import { places, sealJson } from '../sealing.ts';
import { takeNumbers } from '../store.ts';
import { type PaperInput, paperData, templateVersions } from './make.ts';

export type PaperScope = {
  divisionCode: string;
  organisationId: string;
  kinds: readonly PaperKind[];
  at: Date;
};

/** The scopes whose numbers an act's papers take, so that a caller can take all its numbers at once. */
export function paperScopes({ organisationId, kinds, at }: PaperScope): string[] {
  return kinds.map((kind) => paperNumbering(organisationId, kind, localDate(at)).scope);
}

/** Numbers and seals the papers of an act; drawn as PDF only when one is first opened (docs/adr). */
export function sealPapers(
  ctx: Pick<CasesContext, 'keyring'>,
  scope: PaperScope,
  numbers: ReadonlyMap<string, number>,
  input: Omit<PaperInput, 'number' | 'at'>,
): Paper[] {
  return scope.kinds.map((kind) => {
    const numbering = paperNumbering(scope.organisationId, kind, localDate(scope.at));
    const seq = numbers.get(numbering.scope);
    if (seq === undefined) throw new Error(`No number was taken for ${numbering.scope}.`);
    const number = numbering.format(seq);
    const id = randomUUIDv7();
    const data = paperData[kind]({ ...input, number, at: scope.at });
    const sealed = sealJson(ctx, data, places.document(id));
    return {
      ref: { id, kind, number, sm3: sealed.sm3 },
      title: t('zh-CN', `case.paper.${kind}`),
      row: {
        id,
        kind,
        number,
        scope: numbering.scope,
        seq,
        templateVersion: templateVersions[kind],
        ...sealed,
      },
    };
  });
}

export async function makePapers(
  ctx: Pick<CasesContext, 'keyring'>,
  tx: Tx,
  scope: PaperScope,
  input: Omit<PaperInput, 'number' | 'at'>,
): Promise<Paper[]> {
  const numbers = await takeNumbers(tx, scope.divisionCode, paperScopes(scope));
  return sealPapers(ctx, scope, numbers, input);
}
