/** How a result was made and reached the applicant; read by both sides. */
export const caseHanding = {
  'case.handing': 'Making and handing out',
  'case.handing.accepts': 'Entrusted to accept',
  'case.handing.prints': 'Entrusted to print and hand out',
  'case.handing.issued': 'Result made',
  'case.handing.delivered': 'Handed out',
  'case.handing.way.counter': 'at the counter',
  'case.handing.way.post': 'by post',
  'case.handing.way.online': 'online',
  'case.handing.receiver': 'Received by',
  'case.handing.tracking': 'Tracking number',
  'case.handing.collected': 'First opened online by the applicant',
};
