import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { shortTime } from '../../../platform/format.ts';
import { useWords } from '../../../platform/words.tsx';

/** What was asked to be mended, what the reviewer thinks, what was decided: each only once it is there. */
export function Findings({ view }: { view: CaseView }) {
  const t = useWords();
  const { corrections, opinion, decision, escalation, returned, refusal } = view;
  if (!corrections.length && !opinion && !decision && !escalation && !returned && !refusal) return null;
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
            competent={refusal.competent}
          />
        )}
        {opinion && <Said title={t('workbench.findings.opinion')} outcome={opinion.opinion} {...opinion} />}
        {decision && (
          <Said title={t('workbench.findings.decision')} outcome={decision.decision} {...decision} />
        )}
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
  competent?: string | null;
};

function Said({ title, outcome, reason, by, at, competent }: SaidProps) {
  const t = useWords();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {outcome === 'grant' && <Tag tone="ok">{t('workbench.outcome.grant')}</Tag>}
        {outcome === 'refuse' && <Tag tone="bad">{t('workbench.outcome.refuse')}</Tag>} {reason}{' '}
        {competent && t('workbench.findings.competent', { organ: competent })}{' '}
        <span className="sub">
          {by} · {shortTime(at)}
        </span>
      </dd>
    </div>
  );
}
