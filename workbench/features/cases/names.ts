import { type CaseState, caseStates, type Queue } from '../../../contracts/cases.ts';
import type { Words } from '../../platform/words.tsx';

const isState = (state: string): state is CaseState => state in caseStates;

/** A state in the reader's language; one this page does not know yet is shown as it came. */
export const stateName = (state: string, t: Words): string =>
  isState(state) ? t(`workbench.state.${state}`) : state;

/** The running part of a case number; officers call cases by it. The whole stays in the title. */
export const tail = (number: string): string => /(\d{6})$/.exec(number)?.[1] ?? number;

/** Queues to look things up in: newest first, and an empty one is no achievement. */
export const look: ReadonlySet<Queue> = new Set<Queue>(['done', 'all']);
