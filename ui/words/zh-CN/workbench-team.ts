/** Words of what officers do together: notices, handing over, absence, many cases at once. */
export const workbenchTeam = {
  'workbench.notices.title': '通知',
  'workbench.notices.new': '新',
  'workbench.notices.none': '还没有通知',
  'workbench.notices.noneHint': '有人把办件交给您、有件快到期、成批办理完成，都会告诉您。',
  'workbench.notices.readAll': '全部标为已读',
  'workbench.notices.unread': '条没看',
  'workbench.waiting.notices': '正在取通知…',
};
