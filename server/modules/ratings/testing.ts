/** What tests of modules to the right do at a window. */
export { endService, startService } from './counter/serve.ts';
