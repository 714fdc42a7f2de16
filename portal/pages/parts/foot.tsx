import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { Hidden } from './hidden.tsx';
import { sayIn } from './say.ts';

/** What 国办发〔2017〕47号 asks of a government site's foot; a demonstration has placeholders and no emblem. */
export function Foot({ frame }: { frame: Frame }) {
  const say = sayIn(frame.locale);
  const other = frame.locale === 'en' ? 'zh-CN' : 'en';
  return (
    <footer className="foot">
      <div className="wrap">
        {frame.view.elder ? <SizeBar frame={frame} /> : null}
        <ul>
          <li>
            <a href={`${paths.statement()}#report`}>{say('portal.foot.report')}</a>
          </li>
          <li>
            <a href={paths.statement()}>{say('portal.foot.accessibility')}</a>
          </li>
          <li>
            <a href={paths.siteMap()}>{say('portal.foot.map')}</a>
          </li>
          <li>
            <a href={paths.requests()}>{say('request.title')}</a>
          </li>
          <li>
            <a href="tel:12345">{say('portal.foot.phone')}</a>
          </li>
          <li>
            <a href={paths.language(other, frame.path)} lang={other}>
              {other === 'en' ? 'English' : '中文'}
            </a>
          </li>
          {frame.who ? (
            <li>
              <form action={paths.signOut()} method="post">
                <Hidden csrf={frame.csrf} />
                <button className="linkish" type="submit">
                  {say('portal.sign-out')}
                </button>
              </form>
            </li>
          ) : null}
        </ul>
        {frame.demonstration ? (
          <p>
            {say('portal.foot.demonstration')}
            <br />
            {say('portal.foot.placeholders')}
          </p>
        ) : null}
      </div>
    </footer>
  );
}

/** Size of letters and contrast (E10), on every page of the elder view. */
export function SizeBar({ frame }: { frame: Frame }) {
  const say = sayIn(frame.locale);
  const { huge, contrast } = frame.view;
  const current = (on: boolean) => (on ? { 'aria-current': 'true' as const } : {});
  return (
    <nav className="size" aria-label={say('portal.size.label')}>
      <span aria-hidden="true">{say('portal.size.label')}</span>
      <a className="btn" href={paths.view('large', frame.path)} {...current(!huge)}>
        {say('portal.size.large')}
      </a>
      <a className="btn" href={paths.view('huge', frame.path)} {...current(huge)}>
        {say('portal.size.huge')}
      </a>
      <a className="btn" href={paths.view(contrast ? 'plain' : 'contrast', frame.path)}>
        {say(contrast ? 'portal.size.plain' : 'portal.size.contrast')}
      </a>
    </nav>
  );
}
