/** Joint cases in the workbench. */
export const workbenchJoint = {
  'workbench.joint.title': 'Joint cases',
  'workbench.joint.empty': 'No joint cases yet',
  'workbench.joint.name': 'Life event',
  'workbench.joint.lead': 'Lead',
  'workbench.joint.state': 'State',
  'workbench.joint.due': 'Promised by',
  'workbench.joint.submitted': 'Submitted',
  'workbench.joint.part': 'Item and department',
  'workbench.joint.opinion': 'Opinions and decisions',
  'workbench.joint.result': 'Result',
  'workbench.joint.agree': 'In favour',
  'workbench.joint.against': 'Against',
  'workbench.joint.delivered': 'Handed over',
  'workbench.joint.papers': 'Papers of the whole',
  'workbench.joint.next': 'What can be done now',
  'workbench.joint.done': 'Done',
  'workbench.joint.reason': 'Reason (kept on record)',
  'workbench.joint.for': 'Awaited by {names}',
  'workbench.joint.delivery': 'How it is handed over',
  'workbench.joint.delivery.online': 'Online',
  'workbench.joint.delivery.counter': 'At the counter',
  'workbench.joint.delivery.post': 'By post',
  'workbench.joint.command.give-data': 'Pass on',
  'workbench.joint.command.give-data.what':
    '“{part}” is done. Enter what it brought about, and the items that wait begin by themselves.',
  'workbench.joint.command.go-on': 'Go on with the rest',
  'workbench.joint.command.go-on.what':
    'One part failed. Go on: items that depend on it are no longer handled, all others are.',
  'workbench.joint.command.extend': 'Extend by 15 working days',
  'workbench.joint.command.extend.what':
    'What cannot be done in 45 working days may be extended by 15 with the approval of the head of the government; the applicant is told why (Administrative Licensing Law art. 42).',
  'workbench.joint.command.deliver': 'Hand over together',
  'workbench.joint.command.deliver.what':
    'Hands all results that are ready to the applicant at once and finishes their cases.',
} as const;
