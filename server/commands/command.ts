/** `run` answers the exit code (undefined: 0); a thrown error is printed as its sentence, with exit code 1. */
export type Command = { usage: string; summary: string; run(args: string[]): Promise<number | undefined> };
