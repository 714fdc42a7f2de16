import { usePreferences } from '../../../platform/preferences.ts';
import { useWords } from '../../../platform/words.tsx';

/** The keys of this page in one line; gone where they are switched off. */
export function KeyLine() {
  const t = useWords();
  const { keys } = usePreferences();
  if (!keys) return null;
  return (
    <p className="keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t('workbench.keys.move')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('workbench.keys.open')}
      </span>
      <span>
        <kbd>T</kbd> {t('workbench.keys.take')}
      </span>
      <span>
        <kbd>S</kbd> {t('workbench.command.accept')}
      </span>
      <span>
        <kbd>X</kbd> {t('workbench.keys.mark')}
      </span>
      <span>
        <kbd>/</kbd> {t('workbench.keys.search')}
      </span>
      <span>
        <kbd>G</kbd> <kbd>L</kbd> {t('workbench.keys.list')}
      </span>
      <span>
        <kbd>?</kbd> {t('workbench.keys.help')}
      </span>
    </p>
  );
}
