import type { JointView } from '../../../contracts/joint.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { Hidden } from './hidden.tsx';
import { listed, sayIn } from './say.ts';

/** 撤回: all that is open, or some of it; beside each part stands what falls with it. */
export function JointWithdraw({ frame, joint }: { frame: Frame; joint: JointView }) {
  const say = sayIn(frame.locale);
  if (!joint.actions.some(({ command }) => command === 'withdraw')) return null;
  const open = joint.parts.filter(({ state }) => state === 'waiting' || state === 'running');
  return (
    <details className="up5 no-print">
      <summary>{say('joint.page.withdraw')}</summary>
      <p>{say('joint.page.withdraw.say')}</p>
      <form action={paths.jointWithdraw(joint.id)} method="post" className="up3">
        <Hidden csrf={frame.csrf} values={{ choose: '1' }} />
        <fieldset className="field">
          <legend>{say('joint.page.withdraw.which')}</legend>
          {open.map((part) => {
            const after = fallsWith(joint, part.key);
            return (
              <label key={part.key} className="pick">
                <input type="checkbox" name="part" value={part.key} defaultChecked />
                <span>
                  {part.name}
                  {after.length > 0 ? (
                    <span className="sub">
                      {' '}
                      {say('joint.page.withdraw.with', { names: listed(say, after) })}
                    </span>
                  ) : null}
                </span>
              </label>
            );
          })}
        </fieldset>
        <button className="btn" type="submit">
          {say('joint.page.withdraw.go')}
        </button>
      </form>
    </details>
  );
}

/** Names of the parts that cannot do without it and have not begun. */
function fallsWith(joint: JointView, key: string): string[] {
  const gone = new Set([key]);
  for (let size = 0; size !== gone.size; ) {
    size = gone.size;
    for (const { from, to, hard } of joint.edges) {
      const waits = joint.parts.some((part) => part.key === to && part.state === 'waiting');
      if (hard && waits && gone.has(from)) gone.add(to);
    }
  }
  return joint.parts.flatMap((part) => (part.key !== key && gone.has(part.key) ? [part.name] : []));
}
