import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { sayIn } from './say.ts';

/** What islands/autosave.ts reads from a form: where it saves, and its sentences in the page's language. */
export function autosaveMarks(
  { locale }: Frame,
  draftId: string,
  step: string,
): Record<`data-${string}`, string> {
  const say = sayIn(locale);
  return {
    'data-save-url': paths.draftSave(draftId, step),
    'data-text-saved': say('apply.saved.script'),
    'data-text-offline': say('apply.offline'),
    'data-text-expired': say('apply.expired'),
    'data-text-more': say('apply.more'),
    'data-text-less': say('apply.less'),
  };
}
