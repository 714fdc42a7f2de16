import { Button, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { CorrectionPoint } from '../../../contracts/case-commands.ts';
import type { PreCheckResult, PreCheckView } from '../../../contracts/pre-check.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { FieldError } from '../cases/actions/needs.tsx';
import { PointsEditor } from '../cases/actions/PointsEditor.tsx';
import { sendAnswer } from './queries.ts';

/** «可以提交», or points to mend. Nothing is chosen beforehand. */
export function AnswerPane({ view, refresh }: { view: PreCheckView; refresh: () => void }) {
  const t = useWords();
  const id = useId();
  const [result, setResult] = useState<PreCheckResult>();
  const [points, setPoints] = useState<CorrectionPoint[]>([]);
  const [tried, setTried] = useState(false);
  const { busy, failure, submit, clear } = useSubmit();
  const may = view.actions.some(({ command }) => command === 'answer');
  const toggle = (kind: CorrectionPoint['kind'], ref: string) =>
    setPoints((now) =>
      now.some((one) => one.kind === kind && one.ref === ref)
        ? now.filter((one) => one.kind !== kind || one.ref !== ref)
        : [...now, { kind, ref, say: '' }],
    );
  const whole =
    result === 'ready' || (points.length > 0 && points.every(({ say, reason }) => say.trim() && reason));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!result || !whole) return;
    const { version } = view;
    void submit(
      () => sendAnswer(view.id, { version, result, points: result === 'mend' ? points : [] }),
      () => {
        announce(t('workbench.pre-check.done'));
        refresh();
      },
    );
  };
  const again = () => {
    clear();
    refresh();
  };
  if (!may)
    return view.state === 'answered' ? <p className="sub">{t('workbench.pre-check.nothing')}</p> : null;
  return (
    <section className="pane" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t('workbench.pre-check.answer')}</h2>
      <p className="sub">{t('workbench.pre-check.answer.what')}</p>
      {failure && <ProblemNote failure={failure} onAgain={again} />}
      <form className="stack" onSubmit={send} noValidate>
        <fieldset className="field" aria-describedby={`${id}e`}>
          <legend id={id}>{t('workbench.pre-check.result')}</legend>
          <Radio.Group
            className="choices"
            aria-labelledby={id}
            value={result}
            onChange={(event) => setResult(event.target.value as PreCheckResult)}
            options={(['ready', 'mend'] as const).map((value) => ({
              value,
              label: t(`workbench.pre-check.result.${value}`),
            }))}
          />
          <FieldError id={`${id}e`} shown={tried && !result}>
            {t('workbench.needs.choose')}
          </FieldError>
        </fieldset>
        {result === 'mend' && (
          <PointsEditor
            materials={view.materials}
            answers={view.answers}
            points={points}
            label={t('workbench.pre-check.points')}
            tried={tried}
            onToggle={toggle}
            onChange={(at, part) =>
              setPoints((now) => now.map((point, index) => (index === at ? { ...point, ...part } : point)))
            }
          />
        )}
        <div>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('workbench.pre-check.send')}
          </Button>
        </div>
      </form>
    </section>
  );
}
