import { useState } from 'react';
import type { CaseView } from '../../../../contracts/cases.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { useWords } from '../../../platform/words.tsx';
import { ChangeList } from '../case/StaleBanner.tsx';
import { type Asked, StepCard } from './StepCard.tsx';
import { StepForm } from './StepForm.tsx';
import { aimsOf } from './step-actions.ts';
import { useStepSending } from './step-send.ts';

/** How the case is reviewed: every step with who has it and what was said; the acts stand where they are aimed. */
export function RoutePane({ view }: { view: CaseView }) {
  const t = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const sending = useStepSending(view.id);
  const { route } = view;
  if (!route) return null;
  const aims = aimsOf(view.actions);
  const whole = aims.filter(({ step }) => step === undefined);
  const press = (one: Asked) => {
    sending.clear();
    if (one.needs.length > 0) setAsked(one);
    else {
      const { command, step, seat } = one;
      sending.send({ command, body: { version: view.version, step, seat } }, () => setAsked(null));
    }
  };
  const form = (one: Asked) => (
    <StepForm
      key={`${one.command} ${one.step} ${one.seat}`}
      view={view}
      asked={one}
      sending={sending}
      onClose={() => setAsked(null)}
    />
  );
  return (
    <section className="pane" aria-labelledby="route">
      <h2 id="route">{t('workbench.route.title')}</h2>
      <p className="sub">
        {t(route.partly ? 'workbench.route.partly' : 'workbench.route.version', { n: route.itemVersion })}
      </p>
      {sending.done && (
        <div className="note ok">
          <p>
            <b>{t(`workbench.step.done.${sending.done}`)}</b>
          </p>
        </div>
      )}
      {sending.failure && !asked && (
        <>
          <ProblemNote failure={sending.failure} />
          <ChangeList changes={sending.changes} />
        </>
      )}
      <ol className="route">
        {route.steps.map((step) => (
          <StepCard
            key={step.id}
            step={step}
            aims={aims.filter((aim) => aim.step === step.id)}
            busy={sending.busy}
            onPress={press}
            form={asked && asked.step === step.id ? form(asked) : null}
          />
        ))}
      </ol>
      {whole.map((aim) => (
        <div key={aim.command} className="acts">
          {asked && asked.step === undefined ? (
            form(asked)
          ) : (
            <button type="button" className="linklike" onClick={() => press(aim)}>
              {t(`workbench.step.command.${aim.command}`)}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
