import { useEffect, useState } from 'react';
import type { CaseView, Change } from '../../../../contracts/cases.ts';

export type Seen = { version: number; seq: number };

const seenOf = (view: CaseView): Seen => ({
  version: view.version,
  seq: Math.max(0, ...view.timeline.map(({ seq }) => seq)),
});

/** What others did between what was seen and what there is now, read from the timeline. */
export const changesSince = (view: CaseView, { seq }: Seen): Change[] =>
  view.timeline
    .filter((entry) => entry.seq > seq)
    .map(({ seq, kind, plain, actor, at }) => ({ seq, kind, plain, actor, at }));

/**
 * The version commands are written against. It follows the server while nothing is written; with something written it
 * stays, and the changes are shown until the officer says to go on with the newest. `told` are the changes of a 409.
 */
export function useSeen(view: CaseView, dirty: boolean) {
  const [seen, setSeen] = useState<Seen>(() => seenOf(view));
  const [told, setTold] = useState<Change[]>();
  const behind = view.version !== seen.version;
  const follow = behind && !dirty && told === undefined;
  useEffect(() => {
    if (follow) setSeen(seenOf(view));
  }, [follow, view]);
  const changes = told?.length ? told : dirty && behind ? changesSince(view, seen) : told;
  return {
    version: follow ? view.version : seen.version,
    /** undefined: nothing between; an empty list: something, but the server did not say what. */
    changes,
    tell: setTold,
    /** After one's own command there is nothing to be told. */
    catchUp(latest: CaseView = view) {
      setSeen(seenOf(latest));
      setTold(undefined);
    },
  };
}
