export { type App, type AppDeps, buildApp, sessionCookie } from './app.ts';
export { localeOf } from './locale.ts';
export type { ErrorPage, ProblemWords, SignInPage } from './errors.ts';
export { streamChanges } from './stream.ts';
