import { resetPassword } from '../../server/modules/identity/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { PortalRoutes } from '../context.ts';
import { type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { problemFor } from '../problem.ts';

const nothing = { typed: {}, problems: [] };

export const resetPasswordRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get('/reset-password', { config: { access: 'public' } }, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    return sendPage(ctx, reply, 'ResetPassword', { frame, returned: nothing, problem: null, done: false });
  });

  app.post<{ Body: FormBody }>(
    '/reset-password',
    { config: { access: 'public', noCsrf: true, rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const typed = { idNumber: field(request.body, 'idNumber'), code: field(request.body, 'code') };
      const password = String(request.body?.password ?? '');
      try {
        await resetPassword(ctx, { ...typed, password });
        const frame = await frameOf(ctx, request);
        return sendPage(ctx, reply, 'ResetPassword', { frame, returned: nothing, problem: null, done: true });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const problem = problemFor(request, error);
        const frame = await frameOf(ctx, request);
        const returned = { typed, problems: error.fields ?? [] };
        const props = { frame, returned, problem, done: false };
        return sendPage(ctx, reply, 'ResetPassword', props, error.status);
      }
    },
  );
};
