import type { FastifyRequest } from 'fastify';
import type { Locale } from '../../../contracts/locale.ts';

/** The language asked for: the cookie a person chose, else the browser's first wish; Chinese where neither is English. */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = request.cookies?.tongban_lang;
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN';
}
