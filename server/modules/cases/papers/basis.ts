import type { AcceptanceNotice, ReceivedMaterial } from '../../../../contracts/documents.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import type { Case } from '../case.ts';
import type { Due } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { LimitRef } from '../events/refs.ts';
import { localMinute } from '../local-minute.ts';
import type { Applicant } from '../neighbours.ts';
import type { MaterialRow } from '../store.ts';
import { type Remedies, remediesOf } from './remedies.ts';

/** What every paper of a case prints, gathered before its number is taken so that the number's lock is short. */
export type PaperBasis = {
  demo: boolean;
  issuer: string;
  /** 委托受理: who accepts in the issuer's place. */
  acceptedBy: string | null;
  phone: string | undefined;
  place: string | undefined;
  item: ItemVersion;
  divisionCode: string;
  divisionName: string;
  organisationId: string;
  isLicence: boolean;
  recipient: { name: string; kind: 'person' | 'organisation' };
  /** 受托人, where the newest round was handed in under a mandate. */
  agent: string | null;
  url: (number: string) => string;
};

/** The applicant's identity as it was at submission, sealed with the case. */
export type Snapshot = {
  name: string;
  number: string;
  agentName: string;
  agentNumber: string;
  phone: string | null;
};

export function snapshotOf({ subject, person }: Applicant): Snapshot {
  return {
    name: subject.name,
    number: subject.number,
    agentName: person.name,
    agentNumber: person.number,
    phone: person.phone,
  };
}

export async function paperBasis(
  ctx: CasesContext,
  item: ItemVersion,
  state: {
    organisationId: string;
    divisionCode: string;
    subjectKind: string;
    agent: string | null;
    /** 法定代理人: who stands for the person by law, in the newest round. */
    guardian?: string | null;
  },
  snapshot: Snapshot,
): Promise<PaperBasis> {
  const organisation = await ctx.neighbours.organisation(state.organisationId);
  if (!organisation) throw new AppError('item-not-open', { reason: 'organisation' });
  const acceptedBy = item.definition.handling?.acceptedBy;
  const entrusted = acceptedBy ? await ctx.neighbours.organisation(acceptedBy) : undefined;
  const venue = organisation.venueId ? await ctx.neighbours.venue(organisation.venueId) : undefined;
  const division = (await ctx.neighbours.path(state.divisionCode)).at(-1);
  return {
    demo: organisation.demo,
    issuer: organisation.name,
    acceptedBy: entrusted?.name ?? null,
    place: venue?.address,
    phone: venue?.phone,
    item,
    divisionCode: state.divisionCode,
    divisionName: division?.name ?? '',
    organisationId: state.organisationId,
    isLicence: item.definition.basic.itemType === 'licence',
    recipient: {
      name: addressee(snapshot, state),
      kind: state.subjectKind === 'person' ? 'person' : 'organisation',
    },
    agent: state.agent,
    url: (number) => `${ctx.config.publicUrl}/progress?number=${encodeURIComponent(number)}`,
  };
}

/** A person who has a guardian is addressed by both names (民法典 23). */
const addressee = ({ name }: Snapshot, { guardian }: { guardian?: string | null }): string =>
  guardian ? `${name}（法定代理人：${guardian}）` : name;

/** The fields that all papers share. */
function common(basis: PaperBasis, paperNumber: string, caseNumber: string, at: Date) {
  const { place, phone } = basis;
  return {
    demo: basis.demo,
    number: paperNumber,
    issuer: basis.issuer,
    seal: basis.isLicence ? '行政审批专用章' : '政务服务专用章',
    issuedOn: localDate(at),
    caseNumber,
    recipient: { ...basis.recipient, name: printable(basis.recipient.name, 120) },
    ...(basis.agent ? { agent: printable(basis.agent, 120) } : {}),
    item: printable(basis.item.definition.name, 200),
    isLicence: basis.isLicence,
    query: { code: caseNumber, url: basis.url(caseNumber) },
    ...(basis.acceptedBy ? { acceptedBy: printable(basis.acceptedBy, 80) } : {}),
    ...(place ? { contact: { place, ...(phone ? { phone } : {}) } } : {}),
  } satisfies Partial<AcceptanceNotice>;
}

const notes: Record<string, string> = {
  'held-licence': '电子证照核验，免提交',
  form: '由申请表生成',
  'earlier-result': '前一事项的办理结果，免提交',
  share: '数据共享，免提交',
  'network-check': '网上核验，免提交',
  commitment: '以告知承诺代替',
  paper: '窗口已核对原件',
};

export function received(
  materials: readonly Pick<MaterialRow, 'name' | 'source' | 'fileIds'>[],
): ReceivedMaterial[] {
  return materials
    .filter((material) => material.source !== 'absent')
    .map(({ name, source, fileIds }) => ({
      name: printable(name, 300),
      form: source === 'paper' ? 'original' : 'electronic',
      count: Math.max(1, fileIds.length),
      ...(notes[source] ? { note: notes[source] } : {}),
    }));
}

/** As papers print them. */
export function remedies(basis: PaperBasis): Remedies {
  const { reviewBody, court } = remediesOf(basis);
  return { reviewBody: printable(reviewBody, 80), court: printable(court, 80) };
}

/** What all papers of an act share. */
export function shared(input: { basis: PaperBasis; number: string; caseNumber: string; at: Date }) {
  return common(input.basis, input.number, input.caseNumber, input.at);
}

export function printedDue({
  due,
  limit,
}: {
  due: Due | null;
  limit: LimitRef | null;
}): AcceptanceNotice['due'] {
  if (!due || !limit || limit.unit === 'on-the-spot') return { kind: 'same-visit' };
  if (limit.unit === 'hour' || limit.unit === 'minute') return { kind: 'instant', at: localMinute(due.at) };
  return { kind: 'date', date: due.date };
}

/** A limit as papers print it: whole numbers only. */
export function printedLimit(limit: Case['limits']['acceptance']) {
  return { value: Math.ceil(limit.value), unit: limit.unit };
}

/** Without control and direction-changing characters, which would let a line read otherwise than its data. */
export function printable(text: string, max: number): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t ]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  return [...(clean || '—')].slice(0, max).join('');
}
