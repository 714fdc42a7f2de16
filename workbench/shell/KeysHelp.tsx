import { Modal, Switch } from 'antd';
import { useId } from 'react';
import { prefer, usePreferences } from '../platform/preferences.ts';
import { useWords } from '../platform/words.tsx';

const lists = [
  {
    title: 'workbench.keys.everywhere',
    keys: [
      ['/', 'workbench.keys.search'],
      ['G L', 'workbench.keys.list'],
      ['G N', 'workbench.notices.title'],
      ['?', 'workbench.keys.help'],
    ],
  },
  {
    title: 'workbench.keys.inList',
    keys: [
      ['J', 'workbench.keys.down'],
      ['K', 'workbench.keys.up'],
      ['Enter', 'workbench.keys.open'],
      ['T', 'workbench.keys.take'],
      ['S', 'workbench.command.accept'],
      ['X', 'workbench.keys.mark'],
    ],
  },
  {
    title: 'workbench.keys.inCase',
    keys: [
      ['J', 'workbench.case.after'],
      ['K', 'workbench.case.before'],
      ['T', 'workbench.command.take'],
      ['R', 'workbench.command.release'],
      ['H', 'workbench.command.hand-over'],
      ['S', 'workbench.command.accept'],
      ['B', 'workbench.command.request-correction'],
      ['Ctrl Enter', 'workbench.keys.send'],
    ],
  },
] as const;

/** All keys, and the switch that turns them off (WCAG 2.1.4: single letters must be silenceable). */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const { keys } = usePreferences();
  return (
    <Modal
      open={open}
      title={t('workbench.keys.title')}
      footer={null}
      onCancel={onClose}
      width={480}
      destroyOnHidden
    >
      <p>
        <Switch id={id} size="small" checked={keys} onChange={(on) => prefer({ keys: on })} />{' '}
        <label htmlFor={id}>{t('workbench.keys.on')}</label>
      </p>
      <p className="sub">{t('workbench.keys.note')}</p>
      {lists.map((list) => (
        <section key={list.title}>
          <h3>{t(list.title)}</h3>
          <dl className="kv">
            {list.keys.map(([key, what]) => (
              <div key={key}>
                <dt>
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
