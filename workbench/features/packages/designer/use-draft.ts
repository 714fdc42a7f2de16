import { useCallback, useEffect, useRef, useState } from 'react';
import { mergePackages, type PackageChange } from '../../../../contracts/package-changes.ts';
import type { DesignView } from '../../../../contracts/package-design.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { asFailure, type Failure } from '../../../platform/problem.ts';
import { fetchDesign, saveDraft } from '../queries.ts';
import type { Edit } from './edits.ts';

/** What another designer did meanwhile, and where both changed the same. */
export type Met = {
  others: { by: string; at: string; what: PackageChange[] }[];
  conflicts: string[];
  /** The other way round: where both changed the same, as the other has it. */
  theirs: PackageDefinition;
};
type Saved = { definition: PackageDefinition; revision: number; at: string | null };

/** A pause in typing, in milliseconds, after which the draft is kept. */
const pause = 900;
const undoable = 100;

/**
 * A draft under one's hands: kept by itself, one save at a time. Where somebody else saved first, both sets of changes
 * go together (`mergePackages`) and it is said who changed what.
 */
export function useDraft(view: DesignView) {
  const [definition, setDefinition] = useState(view.definition);
  const [saved, setSaved] = useState<Saved>({
    definition: view.definition,
    revision: view.draft?.revision ?? 0,
    at: view.draft?.changedAt ?? null,
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [met, setMet] = useState<Met>();
  const [past, setPast] = useState<PackageDefinition[]>([]);
  const under = useRef<Promise<Saved | undefined>>(undefined);
  const { packageId, divisionCode } = view;
  const dirty = definition !== saved.definition;

  const send = useCallback(
    async (now: PackageDefinition, last: Saved): Promise<Saved | undefined> => {
      setBusy(true);
      setFailure(undefined);
      const place = { packageId, divisionCode };
      try {
        const { revision } = await saveDraft(place, last.revision, now);
        const next = { definition: now, revision, at: new Date().toISOString() };
        setSaved(next);
        return next;
      } catch (error) {
        const problem = asFailure(error);
        if (problem.code !== 'stale-version') setFailure(problem);
        else {
          const current = await fetchDesign(place);
          const mine = mergePackages(last.definition, now, current.definition);
          const theirs = mergePackages(last.definition, current.definition, now);
          setMet({ others: othersOf(problem), conflicts: mine.conflicts, theirs: theirs.definition });
          setSaved({
            definition: current.definition,
            revision: current.draft?.revision ?? 0,
            at: current.draft?.changedAt ?? null,
          });
          setDefinition(mine.definition);
        }
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [packageId, divisionCode],
  );

  useEffect(() => {
    if (!view.mayEdit || !dirty || busy || failure) return;
    const timer = setTimeout(() => {
      under.current = send(definition, saved);
    }, pause);
    return () => clearTimeout(timer);
  }, [view.mayEdit, dirty, busy, failure, definition, saved, send]);

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);

  return {
    definition,
    dirty,
    busy,
    failure,
    met,
    revision: saved.revision,
    savedAt: saved.at,
    canUndo: past.length > 0,
    change(edit: Edit): void {
      const next = edit(definition);
      if (next === definition) return;
      setPast([...past.slice(-undoable), definition]);
      setFailure(undefined);
      setDefinition(next);
    },
    undo(): void {
      const last = past.at(-1);
      if (!last) return;
      setPast(past.slice(0, -1));
      setDefinition(last);
    },
    /** The draft as it is kept now, what was typed last included; undefined where it could not be. */
    async kept(): Promise<Saved | undefined> {
      await under.current;
      return dirty ? send(definition, saved) : saved;
    },
    /** After two designers met: as it is now (mine where both changed one), or as the other has it. */
    settle(whose: 'mine' | 'theirs'): void {
      if (whose === 'theirs' && met) setDefinition(met.theirs);
      setMet(undefined);
    },
    again(): void {
      setFailure(undefined);
    },
  };
}
export type Draft = ReturnType<typeof useDraft>;

function othersOf(problem: Failure): Met['others'] {
  const { changes } = problem.params;
  return Array.isArray(changes) ? (changes as Met['others']) : [];
}
