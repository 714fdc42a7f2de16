import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../platform/words.tsx';

type Props = { label: string; text: string | undefined; onSearch: (text: string) => void };

/** Narrows a list by words, when Enter or the button says so; nothing typed shows everything again. */
export function ListSearch({ label, text: given, onSearch }: Props) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState(given ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form className="tools" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        className="filter"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit">{t('workbench.search.go')}</Button>
    </form>
  );
}
