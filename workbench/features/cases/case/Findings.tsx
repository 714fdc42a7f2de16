import type { AskingOutcome } from '../../../../contracts/case-commands.ts';
import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { longDay, shortTime } from '../../../platform/format.ts';
import { useLocale, useWords } from '../../../platform/words.tsx';

/** What was asked to be mended, what the reviewer thinks, what was decided: each only once it is there. */
export function Findings({ view }: { view: CaseView }) {
  const t = useWords();
  const { corrections, opinion, decision, escalation, returned, refusal } = view;
  const { suspension, extension, voiding } = view;
  const steps = view.specialSteps.filter(({ begun }) => begun);
  const acts = [opinion, decision, escalation, returned, refusal, suspension, extension, voiding];
  if (!corrections.length && !steps.length && !acts.some(Boolean)) return null;
  const nameOf = (kind: string, ref: string) =>
    kind === 'material'
      ? view.materials.find(({ id }) => id === ref)?.name
      : view.answers.find(({ name }) => name === ref)?.label;
  return (
    <section className="pane" aria-labelledby="findings">
      <h2 id="findings">{t('workbench.case.findings')}</h2>
      <dl className="kv">
        {corrections.map((point) => (
          <div key={`${point.kind} ${point.ref}`}>
            <dt>{t('workbench.findings.mend')}</dt>
            <dd>
              <b>{nameOf(point.kind, point.ref) ?? point.ref}</b>：{point.say}
            </dd>
          </div>
        ))}
        {escalation && <Said title={t('workbench.findings.escalation')} {...escalation} />}
        {returned && <Said title={t('workbench.findings.returned')} {...returned} />}
        {refusal && (
          <Said
            title={t('workbench.findings.refusal')}
            outcome="refuse"
            {...refusal}
            note={refusal.competent && t('workbench.findings.competent', { organ: refusal.competent })}
          />
        )}
        {opinion && <Said title={t('workbench.findings.opinion')} outcome={opinion.opinion} {...opinion} />}
        {steps.map((step) => (
          <Step key={`${step.name} ${step.begun}`} step={step} />
        ))}
        {suspension && (
          <Said
            title={t('workbench.findings.suspension')}
            {...suspension}
            note={suspension.basis && t('workbench.findings.basis', { basis: suspension.basis })}
          />
        )}
        {extension && <Said title={t('workbench.findings.extension')} {...extension} />}
        {decision && (
          <Said
            title={t('workbench.findings.decision')}
            outcome={decision.decision}
            {...decision}
            note={decision.part && t('workbench.findings.part', { part: decision.part })}
          />
        )}
        {voiding && <Said title={t('workbench.findings.voiding')} {...voiding} />}
      </dl>
    </section>
  );
}

type SaidProps = {
  title: string;
  outcome?: string;
  reason: string;
  by: string;
  at: string;
  note?: string | null;
};

function Said({ title, outcome, reason, by, at, note }: SaidProps) {
  const t = useWords();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {outcome === 'grant' && <Tag tone="ok">{t('workbench.outcome.grant')}</Tag>}
        {outcome === 'partly' && <Tag tone="warn">{t('workbench.outcome.partly')}</Tag>}
        {outcome === 'refuse' && <Tag tone="bad">{t('workbench.outcome.refuse')}</Tag>} {reason} {note}{' '}
        <span className="sub">
          {by} · {shortTime(at)}
        </span>
      </dd>
    </div>
  );
}

/** A special step: why it was begun, and its result or when that is expected. */
function Step({ step }: { step: CaseView['specialSteps'][number] }) {
  const t = useWords();
  const locale = useLocale();
  const { name, reason, result, expectedEnd, heldOn, venue, parties, outcome } = step;
  const end = expectedEnd && t('workbench.findings.stepRunning', { day: longDay(expectedEnd, locale) });
  return (
    <div>
      <dt>{t('workbench.findings.step')}</dt>
      <dd>
        <b>{name}</b> {reason}{' '}
        {heldOn ? t('workbench.findings.held', { day: longDay(heldOn, locale), venue: venue ?? '' }) : ''}{' '}
        {parties ? t('workbench.findings.parties', { parties }) : ''}{' '}
        {outcome ? t(`workbench.outcome.${outcome as AskingOutcome}`) : ''}{' '}
        <span className="sub">{result ? t('workbench.findings.stepResult', { result }) : end}</span>
      </dd>
    </div>
  );
}
