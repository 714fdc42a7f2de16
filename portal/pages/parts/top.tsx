import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { sayIn } from './say.ts';

/** Head of every page: where one is, the elder view one touch away (E8), and the account. */
export function Top({ frame }: { frame: Frame }) {
  const say = sayIn(frame.locale);
  const { who, view, path } = frame;
  const place = frame.demonstration
    ? say('portal.place.demonstration', { name: frame.division.name })
    : frame.division.name;
  const acting = who && who.subjectName !== who.personName ? who.subjectName : null;
  return (
    <header className="top">
      <div className="wrap">
        <a className="brand" href={paths.home()}>
          {say('portal.brand')}
        </a>
        {frame.division.name ? (
          <a className="place" href={paths.divisions(frame.division.code, path)}>
            {place}
            <u>{say('portal.switch')}</u>
          </a>
        ) : null}
        <nav aria-label={say('portal.top.label')}>
          <a
            className="only-wide"
            href={paths.language(frame.locale === 'en' ? 'zh-CN' : 'en', path)}
            lang={frame.locale === 'en' ? 'zh-CN' : 'en'}
          >
            {frame.locale === 'en' ? '中文' : 'English'}
          </a>
          {view.elder ? (
            <a href={paths.view('standard', path)}>{say('portal.view.standard')}</a>
          ) : (
            <a href={paths.view('elder', path)}>{say('portal.view.elder')}</a>
          )}
          {who ? (
            <>
              <a href={paths.cases()} aria-label={say('portal.mine.of', { name: who.personName })}>
                {say('portal.mine.short')}
              </a>
              <a
                className="only-wide"
                href={paths.account()}
                aria-label={say('portal.account.of', { name: who.personName })}
              >
                {who.personName}
              </a>
            </>
          ) : (
            <a href={paths.signIn(path)}>{say('portal.sign-in')}</a>
          )}
        </nav>
      </div>
      {acting ? <p className="wrap acting sub">{say('portal.acting', { name: acting })}</p> : null}
    </header>
  );
}
