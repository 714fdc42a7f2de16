import type { Dispatch } from 'react';
import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { CaseView } from '../../../../contracts/cases.ts';
import { useWords } from '../../../platform/words.tsx';
import type { Draft, DraftAction } from './drafts.ts';
import { PointsEditor } from './PointsEditor.tsx';

type Props = { view: CaseView; draft: Draft; dispatch: Dispatch<DraftAction>; tried: boolean };

/** The notice of correction. Ticks beside materials and answers add to it. */
export function PointsNeed({ view, draft, dispatch, tried }: Props) {
  const t = useWords();
  const change = (at: number, part: Partial<CorrectionPoint>) =>
    dispatch({
      do: 'write',
      command: 'request-correction',
      change: { points: draft.points.map((point, index) => (index === at ? { ...point, ...part } : point)) },
    });
  return (
    <PointsEditor
      materials={view.materials}
      answers={view.answers}
      points={draft.points}
      label={t('workbench.points.what')}
      hint={t('workbench.points.hint')}
      tried={tried}
      onToggle={(kind, ref) => dispatch({ do: 'mark', kind, ref })}
      onChange={change}
    />
  );
}
