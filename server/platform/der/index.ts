/** DER: a writer and a reader that keeps the exact bytes, because seals and certificates are signed over them. */
export * from './read.ts';
export * as der from './write.ts';
