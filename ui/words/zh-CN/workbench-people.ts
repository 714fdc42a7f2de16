/** Words of the workbench: people at the window. */
export const workbenchPeople = {
  'workbench.people.title': '实名核验',
  'workbench.people.name': '姓名',
  'workbench.people.idNumber': '身份证号',
  'workbench.people.code': '六位数字',
  'workbench.people.code.hint': '请本人打开“我的账号”，念出现在显示的六位数字',
  'workbench.people.verify': '核验本人',
  'workbench.people.verify.what':
    '看过本人和身份证再核验。核验后，账号升到最高一级，能替企业办事。谁核验的会留下记录。',
  'workbench.people.verify.submit': '核验',
  'workbench.people.verified': '{name}已核验，账号是最高一级了',
  'workbench.people.reset': '忘了密码',
  'workbench.people.reset.what': '看过本人和身份证，给一个重设码。本人用它在办事门户设新密码。',
  'workbench.people.reset.submit': '给重设码',
  'workbench.people.reset.tell': '念给本人或抄给本人。半小时内有效，用一次就没了。',
  'workbench.people.resetCode': '重设码 {code}',
};
