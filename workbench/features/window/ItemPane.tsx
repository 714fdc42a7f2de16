import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { WindowItem } from '../../../contracts/window.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { begin, itemsQuery } from './queries.ts';

type Props = { attendance: string; subject: string; onBegun: (draft: string) => void };

/** What she came for: words as people say them, Enter looks, Enter again begins the first that was found. */
export function ItemPane({ attendance, subject, onBegun }: Props) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const { data, error, isFetching } = useQuery(itemsQuery(text));
  const { busy, failure, submit } = useSubmit();
  const items = text === typed.trim() ? data?.items : undefined;
  const choose = ({ divisionCode, itemCode }: WindowItem) =>
    void submit(
      () => begin(attendance, { subjectId: subject, divisionCode, itemCode }),
      (application) => onBegun(application.id),
    );
  const search = (event: FormEvent) => {
    event.preventDefault();
    const [first] = items ?? [];
    if (first) choose(first);
    else setText(typed.trim());
  };
  return (
    <section className="pane" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t('workbench.window.item')}</h2>
      {(failure ?? error) && <ProblemNote failure={failure ?? asFailure(error)} />}
      <form className="tools" onSubmit={search}>
        <label htmlFor={id}>{t('workbench.window.item.search')}</label>
        <Input
          id={id}
          className="filter"
          maxLength={60}
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button htmlType="submit" loading={isFetching || busy}>
          {t('workbench.search.go')}
        </Button>
      </form>
      <p className="sub" role="status">
        {items &&
          (items.length
            ? `${t('workbench.window.item.found', { n: items.length })} · ${t('workbench.window.item.begin')}`
            : t('workbench.window.item.none', { text }))}
      </p>
      <ul className="found">
        {items?.map((item) => (
          <li key={`${item.divisionCode} ${item.itemCode}`}>
            <button type="button" className="linklike" disabled={busy} onClick={() => choose(item)}>
              {item.name}
            </button>{' '}
            <span className="sub">{item.organisationName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
