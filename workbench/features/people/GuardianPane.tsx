import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  type GuardianshipView,
  guardianGrounds,
  guardianRecords,
  guardianRelations,
} from '../../../contracts/guardians.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { CodeField } from './CodeField.tsx';
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
  const set = (name: keyof Typed) => (value: string) => {
    setTyped({ ...typed, [name]: value });
    if (name === 'guardianIdNumber') setFound(undefined);
  };
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
  const problems = failure?.fields ?? [];
  const complete = Object.values(typed).every((value) => value.trim());
  return (
    <section className="pane" aria-labelledby="guardian">
      <h2 id="guardian">{t('workbench.people.guardian')}</h2>
      <p className="sub">{t('workbench.people.guardian.what')}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        <TextField
          name="guardianIdNumber"
          label={t('workbench.people.guardian.card')}
          maxLength={40}
          value={typed.guardianIdNumber}
          problems={problems}
          onChange={set('guardianIdNumber')}
        />
        <div>
          <Button
            disabled={!typed.guardianIdNumber.trim()}
            loading={busy}
            onClick={() => void submit(look, setFound)}
          >
            {t('workbench.people.guardian.look')}
          </Button>
        </div>
        <TextField
          name="name"
          label={t('workbench.people.guardian.wardName')}
          maxLength={100}
          value={typed.wardName}
          problems={problems}
          onChange={set('wardName')}
        />
        <TextField
          name="idNumber"
          label={t('workbench.people.guardian.wardNumber')}
          maxLength={40}
          value={typed.wardIdNumber}
          problems={problems}
          onChange={set('wardIdNumber')}
        />
        <CodeField
          label={t('workbench.people.guardian.relation')}
          options={named(guardianRelations, (code) => t(`code.guardian-relation.${code}`))}
          value={typed.relation}
          onChange={set('relation')}
        />
        <CodeField
          label={t('workbench.people.guardian.ground')}
          options={named(guardianGrounds, (code) => t(`code.guardian-ground.${code}`))}
          value={typed.ground}
          onChange={set('ground')}
        />
        <CodeField
          label={t('workbench.people.guardian.record')}
          options={named(guardianRecords, (code) => t(`code.guardian-record.${code}`))}
          value={typed.record}
          onChange={set('record')}
        />
        <TextField
          name="number"
          label={t('workbench.people.guardian.recordNumber')}
          maxLength={60}
          value={typed.number}
          problems={problems}
          onChange={set('number')}
        />
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
