import type { FastifyReply } from 'fastify';

/** A file somebody handed in, or a paper: shown in the browser, never run there, under the name people know it by. */
export function sendBytes(
  reply: FastifyReply,
  name: string,
  mediaType: string,
  bytes: Uint8Array,
): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Buffer.from(bytes));
}
