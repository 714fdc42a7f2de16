import { Button, Input } from 'antd';
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { session } from '../../platform/app.ts';
import { asFailure, type Failure } from '../../platform/problem.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { LockedOut } from './LockedOut.tsx';

/** How often a wrong password may still be given before the account is locked. */
const triesLeft = ({ params }: Failure, t: Words): string | undefined =>
  typeof params.remaining === 'number' ? t('workbench.signIn.remaining', { n: params.remaining }) : undefined;

/** Account and password. A wrong try keeps the account and goes back to the password. */
export function SignInForm({ account: given = '' }: { account?: string }) {
  const t = useWords();
  const id = useId();
  const [account, setAccount] = useState(given);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [empty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const toEmptyField = useCallback(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    fields.find((field) => !field.value.trim())?.focus();
  }, []);
  useEffect(toEmptyField, [toEmptyField]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setEmpty(!account.trim() || !password);
    if (!account.trim() || !password) {
      toEmptyField();
      return;
    }
    setBusy(true);
    try {
      await session.signIn(account.trim(), password);
    } catch (error) {
      setFailure(asFailure(error));
      setPassword('');
      requestAnimationFrame(toEmptyField);
    } finally {
      setBusy(false);
    }
  }

  const locked = failure?.code === 'locked-out';
  return (
    <form ref={form} onSubmit={submit} className="stack" noValidate>
      <p className="err" role="alert">
        {empty ? t('workbench.signIn.fill') : ''}
      </p>
      {failure &&
        (locked ? (
          <LockedOut failure={failure} />
        ) : (
          <ProblemNote failure={failure} also={triesLeft(failure, t)} />
        ))}
      <div className="field">
        <label htmlFor={`${id}a`}>{t('workbench.signIn.account')}</label>
        <Input
          id={`${id}a`}
          autoComplete="username"
          value={account}
          maxLength={60}
          required
          onChange={(event) => setAccount(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}p`}>{t('workbench.signIn.password')}</label>
        <Input
          id={`${id}p`}
          type="password"
          autoComplete="current-password"
          value={password}
          maxLength={200}
          required
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {busy ? t('workbench.signIn.busy') : t('workbench.signIn.submit')}
      </Button>
    </form>
  );
}
