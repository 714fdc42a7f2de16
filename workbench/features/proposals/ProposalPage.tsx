import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Dimension } from '../../../contracts/attribution.ts';
import type { ProposalCommand, ProposalView } from '../../../contracts/proposals.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StepList } from '../../parts/StepList.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { percent } from '../attribution/figures.ts';
import { plain } from '../indicators/figures.ts';
import { may, useMe } from '../session/SessionGate.tsx';
import { toneOf } from './names.ts';
import { proposalKeys, proposalQuery, sendProposalCommand } from './queries.ts';

/** One proposal: what the figures said, what is proposed, what became of it. */
export function ProposalPage({ id }: { id: string }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(proposalQuery(id));
  return (
    <Main>
      <title>
        {[data?.itemName, t('workbench.proposals.one'), t('workbench.brand')].filter(Boolean).join(' · ')}
      </title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/proposals">{t('workbench.proposals.title')}</Link>
      </nav>
      {isPending && <Waiting words={t('workbench.proposals.waiting')} rows={6} />}
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {data && (
        <div className="panes">
          <h1>
            {data.itemName} <Tag tone={toneOf(data.state)}>{t(`code.proposal-state.${data.state}`)}</Tag>
          </h1>
          <p className="sub">
            {data.madeBy} <time dateTime={data.madeAt}>{shortTime(data.madeAt)}</time>{' '}
            <Link
              to="/catalogue/$itemCode"
              params={{ itemCode: data.itemCode }}
              search={{ divisionCode: data.divisionCode }}
            >
              {t('workbench.proposals.to-item')}
            </Link>
          </p>
          <Evidence proposal={data} />
          <Actions proposal={data} />
          <Steps proposal={data} />
        </div>
      )}
    </Main>
  );
}

type Props = { proposal: ProposalView };

/** The figure in a sentence, as it stood. */
function sentence({ asked, traits, counted }: ProposalView['evidence'], t: Words): string {
  const named = traits.map(
    ({ dimension, name }) => `${t(`attribution.dimension.${dimension as Dimension}`)} ${name}`,
  );
  const { hits, base, rate, low, high } = counted;
  const said = {
    ...{ from: asked.from, to: asked.to, hits: plain(hits ?? 0), base: plain(base ?? 0) },
    traits: [t(`attribution.study.${asked.study}`), ...named].join('，'),
    ...{ rate: percent(rate), low: percent(low), high: percent(high) },
  };
  return t(
    base === null ? 'workbench.proposals.evidence.hits' : 'workbench.proposals.evidence.counted',
    said,
  );
}

function Evidence({ proposal: { evidence } }: Props) {
  const t = useWords();
  const me = useMe();
  const { asked, ofItem, asOf } = evidence;
  // Tickets of bad ratings are for who supervises them; cases for who reads figures.
  const looks = may(me, asked.study === 'bad-rating' ? 'rating.handle' : 'indicator.read');
  return (
    <section className="pane" aria-labelledby="evidence">
      <h2 id="evidence">{t('workbench.proposals.evidence')}</h2>
      <p className="num">
        {sentence(evidence, t)} {t('workbench.proposals.evidence.item', { n: ofItem })}
      </p>
      {asOf && <p className="sub num">{t('workbench.proposals.evidence.frozen', { at: shortTime(asOf) })}</p>}
      {looks && (
        <p>
          <Link to="/attribution/lines" search={asked}>
            {t('workbench.proposals.look')}
          </Link>
        </p>
      )}
    </section>
  );
}

function Actions({ proposal }: Props) {
  const t = useWords();
  const client = useQueryClient();
  const word = (name: string) => (hasWord(name) ? t(name) : undefined);
  return (
    <ActionPane
      actions={proposal.actions}
      fields={{ text: { kind: 'text', label: t('workbench.proposals.need.text'), max: 2000 } }}
      words={{
        title: t('workbench.proposals.next'),
        nothing: t('workbench.proposals.nothing'),
        done: t('workbench.proposals.done'),
        command: (command) => word(`workbench.proposals.command.${command}`) ?? command,
        what: (command) => word(`workbench.proposals.what.${command}`),
      }}
      send={(command, given) =>
        sendProposalCommand(proposal.id, command as ProposalCommand, {
          version: proposal.version,
          text: given.text ?? '',
        })
      }
      refresh={() => void client.invalidateQueries({ queryKey: proposalKeys.all })}
    />
  );
}

function Steps({ proposal }: Props) {
  const t = useWords();
  const kindWord = (kind: string) => {
    const key = `workbench.proposals.kind.${kind}`;
    return hasWord(key) ? t(key) : kind;
  };
  return (
    <StepList
      title={t('workbench.proposals.steps')}
      steps={proposal.steps}
      what={({ kind }) => kindWord(kind)}
    />
  );
}
