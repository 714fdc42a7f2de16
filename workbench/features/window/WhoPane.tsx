import { Button, Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  type Attendance,
  type IdentityProof,
  identityProofs,
  type NewAttendance,
} from '../../../contracts/window.ts';
import { CardFields } from '../../parts/CardFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { attend } from './queries.ts';

const proofs = Object.keys(identityProofs) as IdentityProof[];
const nothing = { name: '', idNumber: '', phone: '', code: '' };

/** Person and card are seen; a card reader that types fills name and number, Enter begins. */
export function WhoPane({ onAttended }: { onAttended: (answer: Attendance) => void }) {
  const t = useWords();
  const [given, setGiven] = useState(nothing);
  const [proof, setProof] = useState<IdentityProof>('resident-card');
  const [takeOver, setTakeOver] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const unchecked = failure?.code === 'wrong-check-code' || given.code !== '' || takeOver;
  const write = (change: Partial<typeof nothing>) => setGiven({ ...given, ...change });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { name, idNumber, phone, code } = given;
    const body: NewAttendance = {
      name: name.trim(),
      idNumber: idNumber.trim(),
      proof,
      ...(phone.trim() ? { phone: phone.trim() } : {}),
      ...(code.trim() ? { code: code.trim() } : {}),
      ...(takeOver ? { takeOver } : {}),
    };
    void submit(() => attend(body), onAttended);
  };
  const common = failure ? { problems: failure.fields } : {};
  return (
    <section className="pane narrow" aria-labelledby="who">
      <h2 id="who">{t('workbench.window.who')}</h2>
      <p className="sub">{t('workbench.window.who.what')}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        <fieldset className="field inline">
          <legend>{t('workbench.window.proof')}</legend>
          {proofs.map((one) => (
            <label key={one}>
              <input type="radio" name="proof" checked={proof === one} onChange={() => setProof(one)} />{' '}
              {t(`workbench.window.proof.${one}`)}
            </label>
          ))}
        </fieldset>
        <CardFields {...common} card={given} onChange={write} />
        <TextField
          {...common}
          name="phone"
          label={t('workbench.window.phone')}
          inputMode="numeric"
          maxLength={40}
          value={given.phone}
          onChange={(phone) => write({ phone })}
        />
        {unchecked && (
          <>
            <TextField
              {...common}
              name="code"
              label={t('workbench.people.code')}
              hint={t('workbench.window.code.hint')}
              inputMode="numeric"
              maxLength={20}
              value={given.code}
              onChange={(code) => write({ code })}
            />
            <Checkbox checked={takeOver} onChange={({ target }) => setTakeOver(target.checked)}>
              {t('workbench.window.takeOver')}
            </Checkbox>
          </>
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={!given.name.trim() || !given.idNumber.trim()}
        >
          {t('workbench.window.attend')}
        </Button>
      </form>
    </section>
  );
}
