/** Why sealed data does not open: the key is not in the folder, or the data (or its context) is not what was sealed. */
export class SealError extends Error {
  readonly code: 'unknown-key' | 'damaged';

  constructor(code: 'unknown-key' | 'damaged', message: string) {
    super(message);
    this.name = 'SealError';
    this.code = code;
  }
}

export function damaged(): SealError {
  return new SealError('damaged', '加密数据打不开：内容已被改动，或不属于这个位置。');
}
