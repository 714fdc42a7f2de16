import { Button } from 'antd';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { ago } from '../../../platform/format.ts';
import { useWords } from '../../../platform/words.tsx';
import { changeWords } from '../change-words.ts';
import type { Met } from './use-draft.ts';

type Props = {
  met: Met;
  definition: PackageDefinition;
  onSettle: (whose: 'mine' | 'theirs') => void;
  onGo: (path: string) => void;
};

/** Somebody else saved meanwhile: who, when and what; both sets of changes are in, and where both changed one is asked. */
export function MetNote({ met, onSettle, onGo }: Props) {
  const t = useWords();
  return (
    <div className="alert" role="alert">
      <div>
        {met.others.map((other) => (
          <p key={other.at}>
            <b>{t('workbench.design.met', { name: other.by, ago: ago(other.at, t) })}</b>{' '}
            {other.what
              .slice(0, 5)
              .map((change) => changeWords(change, t))
              .join('；')}
          </p>
        ))}
        {met.conflicts.length === 0 ? (
          <p>{t('workbench.design.metMerged')}</p>
        ) : (
          <>
            <p>{t('workbench.design.metConflict', { n: met.conflicts.length })}</p>
            <ul className="finding-list">
              {met.conflicts.map((path) => (
                <li key={path}>
                  <button type="button" className="linklike mono" onClick={() => onGo(path)}>
                    {path}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="acts-line">
        <Button onClick={() => onSettle('mine')}>
          {t(met.conflicts.length ? 'workbench.design.keepMine' : 'workbench.design.gotIt')}
        </Button>
        {met.conflicts.length > 0 && (
          <Button onClick={() => onSettle('theirs')}>{t('workbench.design.takeTheirs')}</Button>
        )}
      </div>
    </div>
  );
}
