/** What officers are told under the bell: `notice.<kind>`, one whole sentence each. */
export const notices = {
  'notice.handed-over': '{by} 把 {number}“{item}”交给您办',
  'notice.stands-for': '{name} {from} 到 {to} 不在，这几天的件由您代办',
  'notice.reassigned': '{by} 把您手上的 {number}“{item}”改派给了别人',
  'notice.batch-done': '成批办理的 {total} 件办完了，看结果',
};
