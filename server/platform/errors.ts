import { type ErrorCode, errorCodes, type FieldProblem } from '../../contracts/errors.ts';

export type ErrorParams = Record<string, unknown>;

/** An expected failure: a code of contracts/errors.ts, never a sentence. One map at the edge makes it HTTP and words. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: ErrorParams;
  readonly fields: FieldProblem[] | undefined;

  constructor(code: ErrorCode, params: ErrorParams = {}, fields?: FieldProblem[]) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.status = errorCodes[code].status;
    this.params = params;
    this.fields = fields;
  }
}
