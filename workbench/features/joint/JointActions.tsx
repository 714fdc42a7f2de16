import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JointCommand, JointView } from '../../../contracts/joint.ts';
import { announce } from '../../platform/live.tsx';
import { asFailure, changesOf, type Failure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { StaleBanner } from '../cases/case/StaleBanner.tsx';
import type { JointForm } from './forms/joint-form.ts';
import { CallVisit, HoldVisit } from './forms/Visits.tsx';
import { Deliver, Extend, GiveData, GoOn } from './forms/Whole.tsx';
import { jointKeys, sendJointCommand } from './queries.ts';
import { useSeenJoint } from './seen.ts';

/**
 * What may be done now with the whole, as the server says. What an officer writes outlives every refresh; where others
 * acted meanwhile she is told what, and goes on with the newest version when she says so.
 */
export function JointActions({ joint }: { joint: JointView }) {
  const t = useWords();
  const client = useQueryClient();
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState<string>();
  const [failed, setFailed] = useState<{ at: string; failure: Failure }>();
  const seen = useSeenJoint(joint, dirty.size > 0);

  async function send(at: string, command: JointCommand, body: object): Promise<boolean> {
    if (busy) return false;
    setBusy(at);
    setFailed(undefined);
    try {
      await sendJointCommand(joint.id, command, { version: seen.version, ...body });
      announce(t('workbench.joint.done'));
      mark(at, false);
      seen.catchUp();
      return true;
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'stale-version') seen.tell(changesOf(failure));
      else setFailed({ at, failure });
      return false;
    } finally {
      setBusy(undefined);
      void client.invalidateQueries({ queryKey: jointKeys.all });
    }
  }
  function mark(at: string, is: boolean) {
    setDirty((before) => {
      if (before.has(at) === is) return before;
      return new Set(is ? [...before, at] : [...before].filter((one) => one !== at));
    });
  }
  const form = (command: JointCommand, which = ''): JointForm => {
    const at = `${command} ${which}`;
    return {
      joint,
      busy: busy === at,
      failure: failed?.at === at ? failed.failure : undefined,
      send: (body) => send(at, command, body),
      onDirty: (is) => mark(at, is),
    };
  };

  if (joint.actions.length === 0) return null;
  const needs = (command: JointCommand) => joint.actions.find((one) => one.command === command)?.needs;
  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{t('workbench.joint.next')}</h2>
      {seen.changes && <StaleBanner changes={seen.changes} onContinue={() => seen.catchUp()} />}
      {needs('give-data')?.map((part) => (
        <GiveData key={part} {...form('give-data', part)} part={part} />
      ))}
      {needs('go-on') && <GoOn {...form('go-on')} />}
      {needs('deliver') && <Deliver {...form('deliver')} />}
      {needs('hold-visit')?.map((id) => (
        <HoldVisit key={id} hold={form('hold-visit', id)} callOff={form('call-off-visit', id)} id={id} />
      ))}
      {needs('call-visit') && <CallVisit {...form('call-visit')} />}
      {needs('extend') && <Extend {...form('extend')} />}
    </section>
  );
}
