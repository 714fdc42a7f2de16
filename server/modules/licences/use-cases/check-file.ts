import type { FileCheck } from '../../../../contracts/licences.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { sniff } from '../../../platform/files/index.ts';
import type { LicencesContext } from '../context.ts';
import { publicLicence } from '../queries/public-licence.ts';
import { embeddedOfds } from '../verify/pdf-attachment.ts';
import { verifySteps } from '../verify/steps.ts';
import { type Verification, verifyWithStatus } from '../verify/verify-licence.ts';

type Asked = Pick<LicencesContext, 'db' | 'clock' | 'keyring' | 'kit'>;

/**
 * Checks a file that somebody was given: each step on the OFD (a PDF is asked for the one it carries), then what this
 * platform knows of the licence now. Nothing is kept. AppError `upload-refused` for what is neither.
 */
export async function checkFile(ctx: Asked, file: { name: string; bytes: Buffer }): Promise<FileCheck> {
  const { kind } = await sniff(file.bytes, file.name, ['ofd', 'pdf']);
  if (kind !== 'pdf') return checkOfd(ctx, file.bytes, null);
  const [ofd, ...more] = embeddedOfds(file.bytes);
  if (!ofd) return { ...nothing, kind: 'pdf', outcome: 'no-original' };
  if (more.length) return { ...nothing, kind: 'pdf', outcome: 'broken', steps: [tooMany(more.length + 1)] };
  return checkOfd(ctx, ofd, file.bytes);
}

const nothing = { steps: [], facts: null, online: null, rendition: null, seal: null };

/** Readers would show one and we check another: which of them the page belongs to cannot be told. */
function tooMany(count: number): FileCheck['steps'][number] {
  const detail = `这份 PDF 里带了 ${count} 份不同的 OFD，分不清哪一份是原件`;
  return { step: 'package', name: verifySteps.package, result: 'failed', detail };
}

async function checkOfd(ctx: Asked, ofd: Buffer, pdf: Buffer | null): Promise<FileCheck> {
  const trust = await ctx.kit.trust.trust();
  const by = { trust, status: ctx.kit.status };
  const checked = await verifyWithStatus(ofd, by, ctx.clock.now());
  const { metadata, seal } = checked;
  const said = (name: string) => metadata.get(name) ?? '';
  const online = await onlineState(ctx, said('证照标识'), ofd);
  const rendition = pdf ? await renditionOf(ctx, said('证照标识'), pdf) : null;
  const outcome = outcomeOf(checked, rendition);
  const believed = outcome !== 'broken' && outcome !== 'unsettled';
  return {
    kind: pdf ? 'pdf' : 'ofd',
    outcome,
    steps: rendition === 'differs' ? [...checked.steps, otherPage] : checked.steps,
    facts:
      believed && checked.licence
        ? {
            typeName: said('证照名称'),
            number: said('证照编号'),
            holderName: said('持证主体'),
            issuerName: said('证照颁发机构'),
            issuedOn: said('证照颁发日期'),
            validUntil: said('证照有效期截止日期'),
            elements: [...metadata].flatMap(([name, value]) =>
              name.startsWith('照面.') ? [{ label: name.slice('照面.'.length), value }] : [],
            ),
          }
        : null,
    online: believed ? online : null,
    rendition,
    seal: seal
      ? {
          name: seal.name,
          signedAt: seal.signedAt.toISOString(),
          stampedAt: seal.stampedAt?.toISOString() ?? null,
          testOnly: seal.name.includes('仅供测试'),
        }
      : null,
  };
}

const otherPage: FileCheck['steps'][number] = {
  step: 'rendition',
  name: 'PDF 副本',
  result: 'failed',
  detail: '这份 PDF 不是签发时的副本：页面被改过，或者里面的 OFD 被换过',
};

/** Its last day being over is no fault of the file: it is what was issued, and that is what the reader is told first. */
function outcomeOf(
  { steps, licence }: Verification,
  rendition: FileCheck['rendition'],
): FileCheck['outcome'] {
  const says = (...results: string[]) =>
    steps.some(({ step, result }) => results.includes(result) && step !== 'dates');
  if (says('failed', 'not-reached')) return 'broken';
  if (says('unsettled')) return 'unsettled';
  if (rendition === 'differs') return 'wrong-page';
  return licence ? 'genuine' : 'sealed';
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
