import { isUscc } from './uscc.ts';

/** Codes of a government service item, GB/T 39554.1-2020: base 12, implementation 31, handling item 33. */
export type BaseCodeProblem = 'length' | 'characters';
export type ImplementationCodeProblem = 'length' | 'uscc' | 'level' | 'base-code' | 'base-code-differs';
export type HandlingCodeProblem = ImplementationCodeProblem | 'sequence';

/** Region 2, item type 2, guiding department 2, main item 3, sub-item 3; a locally set main or sub-item begins with a letter (432017A05W00). */
const BASE = /^\d{6}[\dA-Z]\d{2}[\dA-Z]\d{2}$/;

export type BaseCodeParts = {
  region: string;
  itemType: string;
  department: string;
  main: string;
  sub: string;
};
export type ImplementationCodeParts = { uscc: string; level: string; baseCode: string };

export function baseCodeProblem(code: string): BaseCodeProblem | null {
  if (code.length !== 12) return 'length';
  return BASE.test(code) ? null : 'characters';
}

export function isBaseCode(code: string): boolean {
  return baseCodeProblem(code) === null;
}

/** Parts of a base code by position; the code is not checked. Region '00' is the state's own catalogue. */
export function splitBaseCode(code: string): BaseCodeParts {
  return {
    region: code.slice(0, 2),
    itemType: code.slice(2, 4),
    department: code.slice(4, 6),
    main: code.slice(6, 9),
    sub: code.slice(9),
  };
}

/**
 * The first problem of an implementation code: the implementing organisation's USCC 18, level of exercise 1
 * (1 state … 6 village, 7 shared), base code 12. With `baseCode`, the embedded one must equal it.
 */
export function implementationCodeProblem(code: string, baseCode?: string): ImplementationCodeProblem | null {
  if (code.length !== 31) return 'length';
  const parts = splitImplementationCode(code);
  if (!isUscc(parts.uscc)) return 'uscc';
  if (!/^[1-7]$/.test(parts.level)) return 'level';
  if (!isBaseCode(parts.baseCode)) return 'base-code';
  return baseCode === undefined || baseCode === parts.baseCode ? null : 'base-code-differs';
}

export function isImplementationCode(code: string, baseCode?: string): boolean {
  return implementationCodeProblem(code, baseCode) === null;
}

/** Parts of an implementation (or handling) code by position; the code is not checked. */
export function splitImplementationCode(code: string): ImplementationCodeParts {
  return { uscc: code.slice(0, 18), level: code.slice(18, 19), baseCode: code.slice(19, 31) };
}

/** The first problem of a handling item code: implementation code 31 and a sequence from 01, one a situation. */
export function handlingCodeProblem(code: string, baseCode?: string): HandlingCodeProblem | null {
  if (code.length !== 33) return 'length';
  const problem = implementationCodeProblem(code.slice(0, 31), baseCode);
  if (problem !== null) return problem;
  return /^\d{2}$/.test(code.slice(31)) && code.slice(31) !== '00' ? null : 'sequence';
}

export function isHandlingCode(code: string, baseCode?: string): boolean {
  return handlingCodeProblem(code, baseCode) === null;
}
