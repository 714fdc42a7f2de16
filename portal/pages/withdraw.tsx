import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { WithdrawProps } from './props.ts';

/** It cannot be undone, so it is asked once more, with what it means. */
export function Withdraw({ frame, caseId, number, itemName, version, submitKey, problem }: WithdrawProps) {
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: itemName, href: paths.case(caseId) },
  ];
  return (
    <Document frame={frame} title={say('withdraw.title')} wrong={problem !== null} crumbs={crumbs}>
      <div className="wrap narrow">
        <h1>{say('withdraw.title')}</h1>
        <p className="lead">{say('withdraw.lead', { item: itemName, number })}</p>
        <ProblemBox problem={problem} />
        <ul className="list up4">
          <li>{say('withdraw.what.1')}</li>
          <li>{say('withdraw.what.2')}</li>
          <li>{say('withdraw.what.3')}</li>
        </ul>
        <form className="row up6" action={paths.withdraw(caseId)} method="post">
          <Hidden csrf={frame.csrf} values={{ version, key: submitKey }} />
          <button className="btn go" type="submit">
            {say('withdraw.submit')}
          </button>
          <a className="btn plain" href={paths.case(caseId)}>
            {say('withdraw.back')}
          </a>
        </form>
      </div>
    </Document>
  );
}
