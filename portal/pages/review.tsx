import { ErrorSummary } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Field } from './parts/field.tsx';
import { Hidden } from './parts/hidden.tsx';
import { linesOf, ProblemBox } from './parts/problems.tsx';
import { listed, type Say, sayIn } from './parts/say.ts';
import { neighbours, StepHead } from './parts/step-head.tsx';
import { paths } from './paths.ts';
import type { MaterialNeed, ReviewProps } from './props.ts';

/** Everything once more, each part with the way to change it; then one button. */
export function Review(props: ReviewProps) {
  const { frame, draft, materials, open, problem } = props;
  const say = sayIn(frame.locale);
  const unsigned = (problem?.fields ?? []).filter((one) => one.field === 'signature');
  const { before } = neighbours(draft, 'review');
  const taken = materials.filter(({ source, licence }) => source === 'held-licence' && licence);
  return (
    <Document frame={frame} title={say('review.title')} wrong={problem !== null}>
      <div className="wrap narrow">
        <StepHead frame={frame} draft={draft} step="review" />
        <h1>{say('review.title')}</h1>
        <p className="lead">{say('review.lead')}</p>
        {unsigned.length > 0 ? (
          <ErrorSummary
            locale={frame.locale}
            lines={linesOf(frame.locale, unsigned, { signature: say('commitment.title') })}
          />
        ) : (
          <ProblemBox problem={problem} />
        )}
        {open.length > 0 ? (
          <section className="note warn up5" aria-labelledby="open-title">
            <h2 id="open-title">{say('review.open', { n: open.length })}</h2>
            <ul className="list do up3">
              {open.map((one) => (
                <li key={one.step}>
                  <a href={paths.draft(draft.id, one.step)}>{one.title}</a>
                  <span className="sub">{one.say}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <Answers say={say} {...props} />
        <section className="up6" aria-labelledby="materials-title">
          <h2 id="materials-title">
            {say('review.materials')}
            <Change say={say} href={paths.draft(draft.id, 'materials')} page={say('review.materials')} />
          </h2>
          <dl className="kv up3">
            {materials.map((one) => (
              <div key={one.id}>
                <dt>{one.name}</dt>
                <dd>{materialText(say, one)}</dd>
              </div>
            ))}
          </dl>
        </section>
        {taken.length > 0 ? (
          <section className="up6" aria-labelledby="consent-title">
            <h2 id="consent-title">{say('review.consent')}</h2>
            <p className="up3">{say('review.consent.text')}</p>
            <ul className="list">
              {taken.map((one) => (
                <li key={one.id}>
                  <b>{one.licence?.typeName}</b>
                  <span className="sub block">
                    {say(
                      one.licence?.elements?.length ? 'review.consent.scope.fields' : 'review.consent.scope',
                      { item: draft.itemName, number: one.licence?.number ?? '' },
                    )}
                  </span>
                  {one.licence?.elements?.map(({ label, value }) => (
                    <span className="sub block" key={label}>
                      {say('review.consent.field', { label, value })}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            <p className="hint up2">{say('review.consent.instead')}</p>
          </section>
        ) : null}
        <PreCheckOffer {...props} />
        <section className="up6" aria-labelledby="declaration-title">
          <h2 id="declaration-title">{say('review.declaration')}</h2>
          <p className="up3">{say('review.declaration.text')}</p>
        </section>
        <form className="up5" action={paths.submit(draft.id)} method="post">
          <Hidden csrf={frame.csrf} />
          <Commitment {...props} />
          <p className="row">
            <button className="btn go" type="submit">
              {say('review.submit')}
            </button>
            {before ? (
              <a className="btn plain" href={paths.draft(draft.id, before.id)}>
                {say('apply.back')}
              </a>
            ) : null}
          </p>
          <p className="hint up3">{say('review.submit.once')}</p>
        </form>
      </div>
    </Document>
  );
}

/** 预审: whoever is not sure has it looked at first; whoever is, goes on. */
function PreCheckOffer({ frame, draft, preCheck }: ReviewProps) {
  if (!preCheck) return null;
  const say = sayIn(frame.locale);
  const href = paths.preCheck(draft.id);
  return (
    <p className="note up6">
      {say(preCheck === 'offered' ? 'pre-check.offer' : `pre-check.mine.${preCheck}`)}{' '}
      <a className="more" href={href}>
        {say(
          preCheck === 'offered'
            ? 'pre-check.offer.go'
            : preCheck === 'asked'
              ? 'pre-check.see.asked'
              : 'pre-check.see',
        )}
      </a>
    </p>
  );
}

/** 告知承诺书: read, then signed by typing one's own name; a box that is ticked in passing would be no signature. */
function Commitment({ frame, commitment, signature, problem }: ReviewProps) {
  if (!commitment) return null;
  const say = sayIn(frame.locale);
  const problems = (problem?.fields ?? []).filter((one) => one.field === 'signature');
  return (
    <section className="note" aria-labelledby="commitment-title">
      <h2 id="commitment-title">{say('commitment.title')}</h2>
      <p>{say('commitment.instead', { basis: commitment.basis ?? '' })}</p>
      <Lines lines={commitment.materials} />
      <h3>{say('commitment.obligations')}</h3>
      <Lines lines={commitment.obligations} />
      <h3>{say('commitment.consequences')}</h3>
      <Lines lines={commitment.consequences} />
      <Field
        locale={frame.locale}
        name="signature"
        label={say('commitment.sign', { name: frame.who?.personName ?? '' })}
        hint={say('commitment.sign.hint')}
        returned={{ typed: { signature }, problems }}
        autoComplete="off"
        maxLength={50}
      />
    </section>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Answers({ say, draft, pages }: ReviewProps & { say: Say }) {
  return pages.map((page) => (
    <section className="up6" key={page.id} aria-labelledby={`page-${page.id}`}>
      <h2 id={`page-${page.id}`}>
        {page.title}
        <Change say={say} href={paths.draft(draft.id, page.id)} page={page.title} />
      </h2>
      <dl className="kv up3">
        {page.answers.map((answer) => (
          <div key={answer.name}>
            <dt>{answer.label}</dt>
            <dd className="pre">
              {answer.value || <i className="unfilled">{say('review.empty')}</i>}
              {answer.source ? (
                <span className="sub block">{say('review.from', { source: answer.source })}</span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Change({ say, href, page }: { say: Say; href: string; page: string }) {
  return (
    <a className="more change" href={href}>
      {say('review.change')}
      <span className="vh">{say('review.change.which', { page })}</span>
    </a>
  );
}

function materialText(say: Say, { source, licence, files, need }: MaterialNeed): string {
  if (source === 'commitment') return say('review.material.commitment');
  if (source === 'form') return say('review.material.form');
  if (source === 'held-licence') return say('review.material.held', { type: licence?.typeName ?? '' });
  if (files.length > 0) {
    return say('review.material.files', {
      n: files.length,
      names: listed(
        say,
        files.map((file) => file.name),
      ),
    });
  }
  return say(need === 'later' ? 'review.material.later' : 'review.material.none');
}
