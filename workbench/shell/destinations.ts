/** Pages beside the queues, by what one comes for; each is shown to whom holds its permission. */
export const destinations = [
  {
    title: 'workbench.side.window',
    pages: [
      { to: '/window', title: 'workbench.window.title', permission: 'case.receive' },
      { to: '/pre-checks', title: 'workbench.pre-check.title', permission: 'case.receive' },
      { to: '/people', title: 'workbench.people.title', permission: 'identity.verify-person' },
    ],
  },
  {
    title: 'workbench.side.together',
    pages: [
      { to: '/batches', title: 'workbench.batch.page', permission: 'case.read' },
      { to: '/joint', title: 'workbench.joint.title', permission: 'case.read' },
    ],
  },
  {
    title: 'workbench.side.licences',
    pages: [
      { to: '/licences', title: 'workbench.licences.title', permission: 'licence.read' },
      { to: '/licence-batches', title: 'workbench.many.title', permission: 'licence.issue' },
      { to: '/pull', title: 'workbench.pull.title', permission: 'licence.pull' },
      { to: '/licence-calls', title: 'workbench.calls.title', permission: 'licence.calls' },
      { to: '/layouts', title: 'workbench.layouts.title', permission: 'licence.design' },
      { to: '/seals', title: 'workbench.seals.title', permission: 'seal.manage' },
    ],
  },
  {
    title: 'workbench.side.service',
    pages: [
      { to: '/counter', title: 'workbench.counter.title', permission: 'counter.serve' },
      { to: '/requests', title: 'workbench.requests.title', permission: 'request.read' },
      { to: '/tickets', title: 'workbench.tickets.title', permission: 'rating.read' },
      { to: '/flags', title: 'workbench.flags.title', permission: 'rating.handle' },
    ],
  },
  {
    title: 'workbench.side.supervision',
    pages: [
      { to: '/my-cards', title: 'workbench.supervision.own', permission: 'supervision.read' },
      { to: '/supervision', title: 'workbench.supervision.title', permission: 'supervision.oversee' },
    ],
  },
  {
    title: 'workbench.side.figures',
    pages: [
      { to: '/indicators', title: 'workbench.indicators.title', permission: 'indicator.read' },
      { to: '/attribution', title: 'workbench.attribution.title', permission: 'indicator.read' },
      { to: '/programmes', title: 'workbench.programmes.title', permission: 'programme.read' },
      { to: '/ledger', title: 'workbench.ledger.title', permission: 'programme.read' },
      { to: '/bulletins', title: 'workbench.bulletins.title', permission: 'bulletin.read' },
    ],
  },
  {
    title: 'workbench.side.office',
    pages: [
      { to: '/packages', title: 'workbench.design.list', permission: 'package.read' },
      { to: '/catalogue', title: 'workbench.catalogue.title', permission: 'catalogue.read' },
      { to: '/proposals', title: 'workbench.proposals.title', permission: 'catalogue.edit' },
      { to: '/staff', title: 'workbench.staff.page', permission: 'staff.manage' },
    ],
  },
] as const;
