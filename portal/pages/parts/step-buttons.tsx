import type { Say } from './say.ts';

type Props = {
  say: Say;
  before: object | undefined;
  after: { title: string } | undefined;
  /** Name under which scripts put the first button in place anew, where what comes next depends on the answers. */
  fresh?: string;
};

/** On, later, back: each saves what the step has. */
export function StepButtons({ say, before, after, fresh }: Props) {
  return (
    <div className="row up6">
      <button className="btn go" type="submit" data-fresh={fresh}>
        {say('apply.next', { step: after?.title ?? say('apply.step.review') })}
      </button>
      <button className="btn" type="submit" name="later" value="1">
        {say('apply.later')}
      </button>
      {before ? (
        <button className="btn plain" type="submit" name="back" value="1">
          {say('apply.back')}
        </button>
      ) : null}
    </div>
  );
}
