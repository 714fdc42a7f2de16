import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  type GuardianshipView,
  guardianGrounds,
  guardianRecords,
  guardianRelations,
} from '../../../contracts/guardians.ts';
import { type Given, type NeedField, NeedFields } from '../../parts/NeedFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { Guardianships } from './Guardianships.tsx';

const empty = {
  guardianIdNumber: '',
  wardName: '',
  wardIdNumber: '',
  relation: '',
  ground: '',
  record: '',
  number: '',
};
type Typed = typeof empty;

/** Notes who is guardian of whom: the guardian, the card and the record are on the counter. */
export function GuardianPane() {
  const t = useWords();
  const [typed, setTyped] = useState<Typed>(empty);
  const [found, setFound] = useState<GuardianshipView[]>();
  const { busy, failure, submit } = useSubmit();
  const write = (given: Given) => {
    if (given.guardianIdNumber !== typed.guardianIdNumber) setFound(undefined);
    setTyped({ ...typed, ...given });
  };
  const line = (name: keyof Typed, at: string, label: string, maxLength: number) => (
    <TextField
      name={at}
      label={label}
      maxLength={maxLength}
      value={typed[name]}
      problems={failure?.fields ?? []}
      onChange={(value) => write({ ...typed, [name]: value })}
    />
  );
  const look = () => search(typed.guardianIdNumber);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      async () => {
        await api<unknown>({ method: 'POST', path: '/people/guardianships', body: bodyOf(typed) });
        return look();
      },
      (list) => {
        setFound(list);
        setTyped({ ...empty, guardianIdNumber: typed.guardianIdNumber });
        announce(t('workbench.people.guardian.noted'));
      },
    );
  };
  const complete = Object.values(typed).every((value) => value.trim());
  return (
    <section className="pane" aria-labelledby="guardian">
      <h2 id="guardian">{t('workbench.people.guardian')}</h2>
      <p className="sub">{t('workbench.people.guardian.what')}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        {line('guardianIdNumber', 'guardianIdNumber', t('workbench.people.guardian.card'), 40)}
        <div>
          <Button
            disabled={!typed.guardianIdNumber.trim()}
            loading={busy}
            onClick={() => void submit(look, setFound)}
          >
            {t('workbench.people.guardian.look')}
          </Button>
        </div>
        {line('wardName', 'name', t('workbench.people.guardian.wardName'), 100)}
        {line('wardIdNumber', 'idNumber', t('workbench.people.guardian.wardNumber'), 40)}
        <NeedFields
          needs={coded}
          fields={codesOf(t)}
          given={typed}
          problems={failure?.fields ?? []}
          onChange={write}
        />
        {line('number', 'number', t('workbench.people.guardian.recordNumber'), 60)}
        <Button htmlType="submit" loading={busy} disabled={!complete}>
          {t('workbench.people.guardian.submit')}
        </Button>
      </form>
      {found && <Guardianships list={found} onEnded={() => void submit(look, setFound)} />}
    </section>
  );
}

const search = async (guardianIdNumber: string): Promise<GuardianshipView[]> => {
  const body = { guardianIdNumber };
  const path = '/people/guardianships/search';
  return (await api<{ guardianships: GuardianshipView[] }>({ method: 'POST', path, body })).guardianships;
};

const coded = ['relation', 'ground', 'record'] as const;

const codesOf = (t: Words): Record<(typeof coded)[number], NeedField> => ({
  relation: {
    kind: 'choice',
    label: t('workbench.people.guardian.relation'),
    options: named(guardianRelations, (code) => t(`code.guardian-relation.${code}`)),
  },
  ground: {
    kind: 'choice',
    label: t('workbench.people.guardian.ground'),
    options: named(guardianGrounds, (code) => t(`code.guardian-ground.${code}`)),
  },
  record: {
    kind: 'choice',
    label: t('workbench.people.guardian.record'),
    options: named(guardianRecords, (code) => t(`code.guardian-record.${code}`)),
  },
});

/** Codes of a table with their words. */
const named = <K extends string>(
  codes: Record<K, unknown>,
  wordOf: (code: K) => string,
): [string, string][] => (Object.keys(codes) as K[]).map((code) => [code, wordOf(code)]);

const bodyOf = ({ guardianIdNumber, wardName, wardIdNumber, relation, ground, record, number }: Typed) => ({
  guardianIdNumber,
  ward: { name: wardName.trim(), idNumber: wardIdNumber },
  relation,
  ground,
  record: { kind: record, number: number.trim() },
});
