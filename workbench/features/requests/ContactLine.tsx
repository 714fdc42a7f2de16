import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { RequestContact } from '../../../contracts/requests.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { showContact } from './queries.ts';

type Props = { id: string; contact: RequestContact };

/** Who left it, masked; shown in full for a reason, which is kept with who looked. */
export function ContactLine({ id, contact }: Props) {
  const t = useWords();
  const field = useId();
  const { busy, failure, submit, clear } = useSubmit();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<RequestContact>();
  const { name, phone } = shown ?? contact;
  return (
    <>
      {name} {phone}
      {!shown && (
        <form
          className="row"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit(() => showContact(id, reason), setShown);
          }}
        >
          {failure && <ProblemNote failure={failure} onAgain={clear} />}
          <label htmlFor={field}>{t('workbench.requests.contact.reason')}</label>
          <Input
            id={field}
            className="filter"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" loading={busy} disabled={!reason.trim()}>
            {t('workbench.requests.contact.show')}
          </Button>
        </form>
      )}
    </>
  );
}
