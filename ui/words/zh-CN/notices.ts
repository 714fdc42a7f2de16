/** What officers are told under the bell: `notice.<kind>`, one whole sentence each. */
export const notices = {
  'notice.handed-over': '{by} 把 {number}“{item}”交给您办',
  'notice.stands-for': '{name} {from} 到 {to} 不在，这几天的件由您代办',
  'notice.reassigned': '{by} 把您手上的 {number}“{item}”改派给了别人',
  'notice.batch-done': '成批办理的 {total} 件办完了，看结果',
  'notice.clock-warn': '{number}“{item}”快到期了，最晚 {due}',
  'notice.clock-over': '{number}“{item}”已经超期，最后一天是 {due}',
  'notice.clock-deemed-soon': '{number}“{item}”到 {due} 还不受理也不告知补正，就视为受理',
  'notice.step-yours': '{by} 请您办 {number}“{item}”的一个环节',
  'notice.step-delegated': '{by} 委派您先看 {number}“{item}”的一个环节',
  'notice.step-copied': '{by} 把 {number}“{item}”的一个环节抄送给您',
};
