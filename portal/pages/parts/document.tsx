import type { ReactNode } from 'react';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { Foot } from './foot.tsx';
import { sayIn } from './say.ts';
import { Top } from './top.tsx';

/** Small browser scripts a page may ask for; each page works without them. */
export type Island = 'search' | 'upload' | 'autosave' | 'live' | 'plan' | 'device';
export type Crumb = { name: string; href: string };

type Props = {
  frame: Frame;
  /** Of the tab; the page writes its own h1. */
  title: string;
  /** Something is to be mended: said first in the tab's title. */
  wrong?: boolean;
  crumbs?: Crumb[];
  islands?: Island[];
  /** Without script the page asks for itself again, or for `to`, after so many seconds. */
  refresh?: { seconds: number; to?: string };
  /** A screen of its own, as a tablet shows it: no head and foot that lead elsewhere. */
  bare?: boolean;
  /** Stays at the foot of the screen. */
  bar?: ReactNode;
  children: ReactNode;
};

/** The whole document: language, landmarks, skip link, head and foot. */
export function Document(props: Props) {
  const { frame, title, wrong, crumbs, islands = [], refresh, bare = false, bar, children } = props;
  const say = sayIn(frame.locale);
  const { elder, huge, contrast } = frame.view;
  const classes = [elder && 'elder', elder && huge && 'huge', contrast && 'contrast']
    .filter(Boolean)
    .join(' ');
  const name = frame.demonstration ? say('portal.name.demonstration') : say('portal.name');
  return (
    <html lang={frame.locale} className={classes || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${wrong ? say('portal.wrong') : ''}${title} · ${name}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={paths.asset(frame.assets['base.css'] ?? 'base.css')} />
        {islands.map((island) => (
          <script
            key={island}
            type="module"
            src={paths.asset(frame.assets[`${island}.js`] ?? `${island}.js`)}
          />
        ))}
        {refresh ? (
          <noscript>
            <meta
              httpEquiv="refresh"
              content={`${refresh.seconds}${refresh.to ? `;url=${refresh.to}` : ''}`}
            />
          </noscript>
        ) : null}
      </head>
      <body>
        <a className="skip" href="#main">
          {say('portal.skip')}
        </a>
        {bare ? null : <Top frame={frame} />}
        {crumbs ? <Crumbs frame={frame} crumbs={crumbs} here={title} /> : null}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {bar}
        {bare ? null : <Foot frame={frame} />}
      </body>
    </html>
  );
}

function Crumbs({ frame, crumbs, here }: { frame: Frame; crumbs: Crumb[]; here: string }) {
  const say = sayIn(frame.locale);
  return (
    <nav className="wrap crumb" aria-label={say('portal.crumbs')}>
      <ol>
        <li>
          <a href={paths.home()}>{say('portal.home')}</a>
        </li>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.name}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
