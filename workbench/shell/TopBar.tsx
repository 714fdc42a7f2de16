import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { Bell } from '../features/notices/Bell.tsx';
import { may, useMe } from '../features/session/SessionGate.tsx';
import { failureSentence } from '../parts/ProblemNote.tsx';
import { KeyCap } from '../parts/Tag.tsx';
import { session } from '../platform/app.ts';
import { announce } from '../platform/live.tsx';
import { asFailure } from '../platform/problem.ts';
import { LanguageSwitch, useWords } from '../platform/words.tsx';

const searchId = 'case-search';
export const focusSearch = (): void => document.getElementById(searchId)?.focus();

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const t = useWords();
  const me = useMe();
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    setLeaving(true);
    try {
      await session.signOut();
    } catch (error) {
      setLeaving(false);
      announce(failureSentence(asFailure(error), t));
    }
  };
  return (
    <header className="dtop">
      <Link className="brand" to="/cases" search={{ queue: 'mine' }}>
        {t('workbench.brand')}
      </Link>
      {me.demonstration && <span className="demo">{t('workbench.demo')}</span>}
      {may(me, 'case.read') && <Search />}
      <nav aria-label={t('workbench.account')}>
        <Bell />
        <LanguageSwitch />
        <button type="button" className="linklike" aria-keyshortcuts="Shift+?" onClick={onHelp}>
          {t('workbench.keys.title')} <KeyCap>?</KeyCap>
        </button>
        <Link to="/absence">
          {me.standsFor.length
            ? t('workbench.absence.standsFor', { names: me.standsFor.map(({ name }) => name).join('、') })
            : t('workbench.absence.title')}
        </Link>
        <Link to="/password" title={t('workbench.password.title')}>
          {me.name} · {me.title}
        </Link>
        <Button size="small" loading={leaving} onClick={() => void signOut()}>
          {t('workbench.signOut')}
        </Button>
      </nav>
    </header>
  );
}

/** Looks through all cases of the officer's scope: number, name, item. */
function Search() {
  const t = useWords();
  const navigate = useNavigate();
  const { text: asked } = useSearch({ strict: false });
  const [text, setText] = useState(asked ?? '');
  useEffect(() => setText(asked ?? ''), [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    void navigate({
      to: '/cases',
      search: wanted ? { queue: 'all', text: wanted } : { queue: 'mine' },
    });
  };
  return (
    <search>
      <form onSubmit={submit}>
        <label className="vh" htmlFor={searchId}>
          {t('workbench.search.label')}
        </label>
        <input
          id={searchId}
          className="input"
          type="search"
          maxLength={100}
          placeholder={t('workbench.search.hint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </form>
    </search>
  );
}
