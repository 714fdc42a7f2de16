import type { FileCheck } from '../../../../contracts/licences.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { sniff } from '../../../platform/files/index.ts';
import type { LicencesContext } from '../context.ts';
import { publicLicence } from '../queries/public-licence.ts';
import { embeddedOfd } from '../verify/pdf-attachment.ts';
import { verifyLicence } from '../verify/verify-licence.ts';

/**
 * Checks a file that somebody was given: the fifteen steps on the OFD (a PDF is asked for the one it carries), then
 * what this platform knows of the licence now. Nothing is kept. AppError `upload-refused` for what is neither.
 */
export async function checkFile(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring' | 'kit'>,
  file: { name: string; bytes: Buffer },
): Promise<FileCheck> {
  const { kind } = await sniff(file.bytes, file.name, ['ofd', 'pdf']);
  const pdf = kind === 'pdf';
  const ofd = pdf ? embeddedOfd(file.bytes) : file.bytes;
  const now = ctx.clock.now();
  if (!ofd)
    return {
      kind: 'pdf',
      outcome: 'no-original',
      steps: [],
      facts: null,
      online: null,
      rendition: null,
      seal: null,
    };
  const { steps, metadata, seal } = verifyLicence(ofd, ctx.kit.trust, now);
  const said = (name: string) => metadata.get(name) ?? '';
  const online = await onlineState(ctx, said('证照标识'), ofd);
  // Its last day is over: the file is what was issued, and that is what the reader is told first.
  const broken = steps.some(({ step, result }) => result !== 'passed' && step !== 'dates');
  return {
    kind: pdf ? 'pdf' : 'ofd',
    outcome: broken ? 'broken' : 'genuine',
    steps,
    facts: broken
      ? null
      : {
          typeName: said('证照名称'),
          number: said('证照编号'),
          holderName: said('持证主体'),
          issuerName: said('证照颁发机构'),
          issuedOn: said('证照颁发日期'),
          validUntil: said('证照有效期截止日期'),
          elements: [...metadata].flatMap(([name, value]) =>
            name.startsWith('照面.') ? [{ label: name.slice('照面.'.length), value }] : [],
          ),
        },
    online: broken ? null : online,
    rendition: pdf ? await renditionOf(ctx, said('证照标识'), file.bytes) : null,
    seal: seal
      ? {
          name: seal.name,
          signedAt: seal.signedAt.toISOString(),
          testOnly: seal.name.includes('仅供测试'),
        }
      : null,
  };
}

async function onlineState(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  identifier: string,
  ofd: Buffer,
): Promise<FileCheck['online']> {
  const known = identifier ? await publicLicence(ctx, identifier) : undefined;
  if (!known) return { known: false };
  const { rows } = await sql<{ same: boolean }>`
    select ofd_sm3 = ${sm3Hex(ofd)} as same from licences.issued where identifier = ${known.identifier}`.execute(
    ctx.db,
  );
  const { state, since, newer } = known;
  return { known: true, state, since, newer, asIssued: rows[0]?.same ?? false };
}

/** The page of a PDF is not signed: only its equality with what was issued says that it shows what the OFD says. */
async function renditionOf(
  ctx: Pick<LicencesContext, 'db'>,
  identifier: string,
  pdf: Buffer,
): Promise<FileCheck['rendition']> {
  const { rows } = await sql<{ same: boolean | null }>`
    select pdf_sm3 = ${sm3Hex(pdf)} as same from licences.issued
    where identifier = ${identifier.replace('1.2.156.3005.2.', '')}`.execute(ctx.db);
  return rows[0]?.same ? 'same' : 'differs';
}
