import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { type Say, sayIn } from './say.ts';

/** What islands/autosave.ts reads from a form: where it saves, and its sentences in the page's language. */
export function autosaveMarks(
  { locale }: Frame,
  draftId: string,
  step: string,
): Record<`data-${string}`, string> {
  const say = sayIn(locale);
  return saveMarks(say, paths.draftSave(draftId, step));
}

/** The same for a form that is kept at another address. */
export function saveMarks(say: Say, url: string): Record<`data-${string}`, string> {
  return {
    'data-save-url': url,
    'data-text-saved': say('apply.saved.script'),
    'data-text-offline': say('apply.offline'),
    'data-text-expired': say('apply.expired'),
    'data-text-more': say('apply.more'),
    'data-text-less': say('apply.less'),
  };
}
