import type { DeliveryReceipt } from '../../../../contracts/documents.ts';
import { localMinute } from '../local-minute.ts';
import { type PaperBasis, printable, shared } from './basis.ts';

/** A delivery as its receipt 送达回证 says it. */
export type Handing = {
  way: DeliveryReceipt['way'];
  /** What reached the applicant. */
  handed: readonly { name: string; number: string | null }[];
  receiver: string | null;
  tracking: string | null;
  officer: string | null;
  /** 委托制证、送达: who did it for the issuer. */
  entrusted: string | null;
};

type Input = {
  basis: PaperBasis;
  number: string;
  caseNumber: string;
  at: Date;
  handing: Handing | null;
};

/** 送达回证: what reached whom, how and when (许可法 44). */
export function deliveryReceipt(input: Input): DeliveryReceipt {
  const { handing } = input;
  if (!handing) throw new Error('A delivery receipt needs the delivery.');
  const { way, receiver, tracking, officer, entrusted } = handing;
  return {
    ...shared(input),
    way,
    handed: handing.handed.map(({ name, number }) => ({
      name: printable(name, 300),
      ...(number ? { number: printable(number, 60) } : {}),
    })),
    deliveredAt: localMinute(input.at),
    ...(receiver ? { receiver: printable(receiver, 120) } : {}),
    ...(tracking ? { tracking: printable(tracking, 60) } : {}),
    ...(officer ? { officer: printable(officer, 60) } : {}),
    ...(entrusted ? { entrusted: printable(entrusted, 80) } : {}),
  };
}
