import type { Problem } from '../../contracts/errors.ts';
import type { FilerCommand, RequestRow, RequestStep } from '../../contracts/requests.ts';
import type { RequestRef } from './paths.ts';
import type { Frame, Returned } from './props.ts';

export type RequestsProps = {
  frame: Frame;
  kinds: { key: string; name: string; what: string }[];
  /** Of who is signed in. */
  mine: RequestRow[];
  /** Looking one up by number and code. */
  returned: Returned;
  notFound: boolean;
};
export type RequestFormProps = {
  frame: Frame;
  kind: { key: string; name: string; what: string; publish: boolean };
  submitKey: string;
  returned: Returned;
  problem: Problem | null;
  megabytes: number;
};
export type RequestFiledProps = { frame: Frame; number: string; code: string; at: RequestRef };
export type RequestSeenProps = {
  frame: Frame;
  at: RequestRef;
  row: RequestRow;
  body: string;
  steps: Omit<RequestStep, 'by'>[];
  files: { id: string; name: string; size: number }[];
  level: number | null;
  reopenUntil: string | null;
  may: FilerCommand[];
  returned: Returned;
  /** Which form came back. */
  act: FilerCommand | null;
  problem: Problem | null;
};
export type AnswersProps = {
  frame: Frame;
  answers: { kindName: string; title: string; text: string; at: string }[];
};
