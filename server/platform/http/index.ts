export { type App, type AppDeps, buildApp, openTo } from './app.ts';
export { sessionCookie, tokenFits } from './authentication.ts';
export type { ErrorPage, ProblemWords, SignInPage } from './errors.ts';
export { localeOf } from './locale.ts';
export { ById, Keyed, refusals, stepSchema } from './route-parts.ts';
export { sendBytes } from './send-bytes.ts';
export { staffOf } from './staff.ts';
export { Since, streamChanges } from './stream.ts';
export type { TypedForm } from './typed-form.ts';
