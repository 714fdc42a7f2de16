import type { DraftHead, Frame } from '../props.ts';
import { sayIn } from './say.ts';
import { clockText } from './time.ts';

/** Where one is in an application, in whose name, and when it was last saved (islands/autosave.ts keeps that current). */
export function StepHead({ frame, draft, step }: { frame: Frame; draft: DraftHead; step: string }) {
  const say = sayIn(frame.locale);
  const n = draft.steps.length;
  const k = draft.steps.findIndex((one) => one.id === step) + 1;
  const saved = draft.savedAt
    ? say('apply.saved', { time: clockText(frame.locale, draft.savedAt) })
    : say('apply.not-saved');
  return (
    <>
      <p className="sub lead-in">
        <span data-fresh="step">{say('apply.step', { item: draft.itemName, k, n })}</span> ·{' '}
        <span role="status" data-save-status="">
          {saved}
        </span>
      </p>
      <div className="up" data-fresh="bar">
        <progress value={k} max={n} aria-label={say('apply.bar', { k, n })} />
      </div>
    </>
  );
}

/** The steps on both sides of this one; undefined at the ends. */
export function neighbours(draft: DraftHead, step: string) {
  const at = draft.steps.findIndex((one) => one.id === step);
  return { before: draft.steps[at - 1], after: draft.steps[at + 1] };
}
