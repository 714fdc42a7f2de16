import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * Structured logs, one JSON object a line, without personal data: routes are logged by their pattern, never by
 * address or body, errors by code and stack. The redaction is a second net, not the first.
 */
export function makeLogger(options: { level?: string } = {}): Logger {
  return pino({
    level: options.level ?? process.env.LOG_LEVEL ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.idNumber', '*.phone', '*.name', 'body', 'query', 'headers'],
      remove: true,
    },
  });
}
