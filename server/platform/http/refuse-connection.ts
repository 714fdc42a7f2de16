import type { Socket } from 'node:net';
import { t } from '../../../ui/words/index.ts';

/** What Node's parser gives up on, before there is a request that a route could answer. */
const refusals: Record<string, [line: string, word: 'headers' | 'slow']> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headers'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'slow'],
};

/** Says in a sentence why the connection ends; nothing is logged, for strangers send such things all day. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const [line, word] = refusals[error.code ?? ''] ?? ['400 Bad Request', 'broken'];
  const text = (['zh-CN', 'en'] as const).map((locale) => t(locale, `portal.connection.${word}`)).join('\n');
  const head = [
    `HTTP/1.1 ${line}`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
