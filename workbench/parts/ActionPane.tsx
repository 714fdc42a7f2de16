import { Button } from 'antd';
import { useState } from 'react';
import { announce } from '../platform/live.tsx';
import type { Failure } from '../platform/problem.ts';
import { useSubmit } from '../platform/use-submit.ts';
import { useWords } from '../platform/words.tsx';
import { isOf } from './field-problem.ts';
import { type Given, type NeedField, NeedFields, namesOf } from './NeedFields.tsx';
import { ProblemNote } from './ProblemNote.tsx';

export type PaneAction = { command: string; needs: readonly string[]; primary: boolean };

type Props = {
  /** What the server says may be done now. */
  actions: readonly PaneAction[];
  /** How each need is asked for. */
  fields: Readonly<Record<string, NeedField>>;
  words: {
    title: string;
    nothing: string;
    done: string;
    command: (command: string) => string;
    /** What a command brings about, where that has to be said. */
    what?: (command: string) => string | undefined;
  };
  send: (command: string, given: Given, needs: readonly string[]) => Promise<unknown>;
  /** Reads again what changed: after a command, and when somebody else was first. */
  refresh: () => void;
};

/** What may be done now, one action at a time; what was typed stays when it is refused. One to a page. */
export function ActionPane({ actions, fields, words, send, refresh }: Props) {
  const t = useWords();
  const { busy, failure, submit, clear } = useSubmit();
  const [chosen, setChosen] = useState<string>();
  const [given, setGiven] = useState<Given>({});
  const action =
    actions.find(({ command }) => command === chosen) ?? actions.find(({ primary }) => primary) ?? actions[0];
  const complete = action?.needs.every((need) => fields[need]?.optional || given[need]?.trim());
  const act = ({ command, needs }: PaneAction) =>
    void submit(
      () => send(command, given, needs),
      () => {
        setGiven({});
        setChosen(undefined);
        announce(words.done);
        refresh();
      },
    );
  const again = () => {
    clear();
    refresh();
  };
  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{words.title}</h2>
      {!action && <p className="sub">{words.nothing}</p>}
      {actions.length > 1 && (
        <div className="row">
          {actions.map(({ command }) => (
            <Button
              key={command}
              aria-pressed={command === action?.command}
              onClick={() => setChosen(command)}
            >
              {words.command(command)}
            </Button>
          ))}
        </div>
      )}
      {failure && <ProblemNote failure={failure} onAgain={again} beside={isBeside(failure, action)} />}
      {action && (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (complete) act(action);
          }}
        >
          {words.what?.(action.command) && <p className="sub">{words.what(action.command)}</p>}
          <NeedFields
            needs={action.needs}
            fields={fields}
            given={given}
            problems={failure?.fields ?? []}
            onChange={setGiven}
          />
          {!complete && <p className="sub">{t('workbench.action.incomplete')}</p>}
          <div>
            <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
              {words.command(action.command)}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** Whether each problem has its field here to stand beside. */
const isBeside = ({ fields }: Failure, action: PaneAction | undefined): boolean =>
  fields.every((problem) => action?.needs.some((need) => isOf(problem, namesOf(need))));
