import { Button } from 'antd';
import type { GuardianshipView } from '../../../contracts/guardians.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { api } from '../../platform/app.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';

type Props = { list: readonly GuardianshipView[]; onEnded: () => void };

/** Whose guardian the holder of the card is; one that no longer holds ends at once. */
export function Guardianships({ list, onEnded }: Props) {
  const t = useWords();
  const { busy, failure, submit } = useSubmit();
  const end = (id: string) =>
    void submit(() => api<unknown>({ method: 'POST', path: `/people/guardianships/${id}/end` }), onEnded);
  if (!list.length) return <p className="sub">{t('workbench.people.guardian.none')}</p>;
  return (
    <>
      {failure && <ProblemNote failure={failure} onAgain={onEnded} />}
      <ul className="files">
        {list.map((one) => (
          <li key={one.id}>
            <b>{one.wardName}</b> {t(`code.guardian-relation.${one.relation}`)} ·{' '}
            {t(`code.guardian-ground.${one.ground}`)}
            {one.until && ` · ${t('workbench.people.guardian.until', { day: one.until })}`}{' '}
            <Button size="small" loading={busy} onClick={() => end(one.id)}>
              {t('workbench.people.guardian.end', { name: one.wardName })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
