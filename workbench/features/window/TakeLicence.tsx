import type { WindowApplication } from '../../../contracts/window.ts';
import { announce } from '../../platform/live.tsx';
import { useWords } from '../../platform/words.tsx';
import { CodeForm } from '../licences/CodeForm.tsx';
import { type Sitting, takeLicence } from './queries.ts';

type Props = {
  sitting: Sitting;
  application: WindowApplication;
  onChange: (answer: WindowApplication) => void;
};

/** The person shows the code of a licence on her telephone: it stands for a paper, and nothing is scanned. */
export function TakeLicence({ sitting, application, onChange }: Props) {
  const t = useWords();
  const open = application.materials.filter(({ source }) => source === 'absent');
  // What comes later is taken on the page of the case.
  if (!open.length || application.act === 'supply') return null;
  return (
    <CodeForm
      name="show-code"
      hint={t('workbench.window.take.what')}
      materials={open}
      take={(code, materialId) => takeLicence(sitting, { code, ...(materialId ? { materialId } : {}) })}
      onTaken={(answer) => {
        announce(t('workbench.window.take.done'));
        onChange(answer);
      }}
    />
  );
}
