/** How a result was made and reached the applicant; read by both sides. */
export const caseHanding = {
  'case.handing': '制证与送达',
  'case.handing.accepts': '受委托受理的单位',
  'case.handing.prints': '受委托制证、送达的单位',
  'case.handing.issued': '证件、文书制好',
  'case.handing.delivered': '送达',
  'case.handing.way.counter': '在窗口当面交',
  'case.handing.way.post': '邮寄',
  'case.handing.way.online': '网上送达',
  'case.handing.receiver': '领取人',
  'case.handing.tracking': '邮寄单号',
  'case.handing.collected': '申请人第一次在网上打开',
};
