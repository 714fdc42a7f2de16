/** Why a line stands in a plan, and what is said of a package. */
export const plan = {
  'plan.always-handled': 'always part of this life event',
  'plan.condition-met': 'because you answered: {condition}',
  'plan.wanted': 'you want it handled too: {question}',
  'plan.chosen-of-group': 'you chose this one ({question})',
  'plan.left-out': 'you chose not to handle it here',
  'plan.condition-not-met': 'not needed, because you answered: {condition}',
  'plan.not-wanted': 'you did not choose it: {question}',
  'plan.other-of-group': 'you chose {chosen}',
  'plan.waits-for-answer': 'waits for your answer: {questions}',
  'plan.decides-items': 'decides whether these are handled: {names}',
  'plan.decides-details': 'decides whether these are needed: {names}',
  'plan.asked-once': 'asked once, used for: {names}',
  'plan.asked-if': 'asked only if: {condition}',
  'plan.known-from': 'known already, from {source}',
  'plan.answered-in-guide': 'answered before',
  'plan.produced-by': 'not asked: comes from “{item}” by itself',
  'plan.missing-data': 'needed for “{item}”; the item that would bring it is not handled here',
  'plan.result-of': 'nothing to hand in: arrives when “{item}” is done',
  'plan.checked-by': 'nothing to hand in: checked by “{item}”',
  'plan.held': 'nothing to hand in: your licence {number} is used',
  'plan.shared': 'nothing to hand in: shared by another authority',
  'plan.checked-online': 'nothing to hand in: checked online',
  'plan.exempt': 'nothing to hand in: the guide says so ({words})',
  'plan.done-already': 'nothing to hand in: found to be done ({needs})',
  'plan.made-from-form':
    'nothing to hand in: made from the form you fill in, {count} {count|form|forms} in one',
  'plan.committed': 'read and sign a commitment online instead',
  'plan.handed-in-later': 'may be handed in later',
  'plan.uploaded': 'you provide it, once, for: {names}',
  'plan.one-of': '{pick} of {of} is enough',
  'plan.optional-upload': 'hand it in if you have it',
  'plan.no-way': 'none of its sources has it: upload it, the window will check',
  'plan.option-had': '“{name}” is not needed, there is already: {by}',
  'plan.condition-of-material': 'not needed, because you answered: {condition}',
  'plan.declared': 'waits for “{from}”: {needs}',
  'plan.produced-in-package': 'waits for “{from}”, which brings {needs}',
  'plan.lapsed-brought-by-other': '{needs} comes from “{other}”',
  'plan.lapsed-not-called-for': '“{from}” does not apply to you, {needs} is not needed',
  'plan.lapsed-if-any': '“{from}” is not handled here; hand in {needs} if you have it',
  'plan.lapsed-from-elsewhere': '“{from}” is not handled here; {needs} must come from elsewhere',
  'plan.lapsed-waits': 'whether “{from}” is handled is not settled yet',
  'plan.own-limit': 'by the limit promised for this item',
  'plan.limit-in-package': 'by the limit set for it within the package',
  'plan.limit-by-way': 'by the way you chose: {condition}',
  'plan.share-of-promise':
    'the package promises {promise} {promise|working day|working days} ({chain} one after the other); this item gets its share',
  'plan.limit-unknown': 'no limit is published',
  'plan.promise-of-package': 'promised for the package',
  'plan.joint-limit':
    'licences handled jointly: 45 working days by law, 15 more with approval (Administrative Licensing Law, art. 26 and 42)',
  'plan.free': 'free of charge',
  'plan.charged': 'charged by its standard',
  'plan.fee-unknown': 'whether there is a fee is not published',
  'plan.one-visit-for-all': 'one window takes everything: one way serves them all',
  'plan.visits-published': 'visits as published',
  'plan.visits-unknown': 'visits are not published for: {names}',
  'plan.parts-of-one-licence': 'one licence for the trade, made of {count} {count|part|parts}',
  'plan.counted': 'counted from what each item publishes',
  'plan.published-figure': 'as published by {source}',
  'plan.figure-missing': 'cannot be counted, not published for: {names}',

  'package.cycle': 'Dependencies run in a circle: {items}. Take one of them away.',
  'package.dependency-unknown': '“{key}” in a dependency is no sub-item. Name one that there is.',
  'package.dependency-brings-nothing':
    '“{from}” has no result and cannot give {needs}. Give it a result, or another kind of dependency.',
  'package.duplicate-key': '“{key}” occurs twice; there can be only one.',
  'package.no-sub-items': 'There is no sub-item.',
  'package.text-missing': 'The name (or question) here is not written yet.',
  'package.nobody-receives':
    '“{name}” belongs to {department}, which has no organisation here: it cannot be applied for here.',
  'package.name-reserved':
    'The platform itself uses the name “{name}”; a field, question or option cannot have it. Choose another.',
  'package.page-reserved':
    '“{page}” is the address of a step of its own; a page of a form cannot have it. Choose another.',
  'package.item-unknown': 'No published item has the id {id}. Check it, or publish the item first.',
  'package.group-unknown': 'There is no group “{group}”.',
  'package.group-question': 'Group “{group}” needs a question with options; “{question}” is named.',
  'package.group-option': 'Question “{question}” has no option for “{name}”: it can never be chosen.',
  'package.combined-unknown': '“{key}” in the combined licence is no sub-item.',
  'package.field-defined-twice':
    '“{field}” is defined differently in “{first}” and “{second}” ({what}). A field is asked once: make them the same.',
  'package.element-asked-twice':
    'Data element {element} has several names: {fields}. Data are asked for once: use one name.',
  'package.condition-unreadable': 'This condition cannot be read after ▸: {problem}. Mend it there.',
  'package.question-never-asked': 'Condition “{condition}” uses “{question}”, which nothing asks.',
  'package.answer-impossible': 'Question “{question}” has no option “{value}”.',
  'package.item-unreachable':
    'No answers ever call for “{name}” ({condition}). Change the condition, or take it out.',
  'package.material-without-source':
    '“{name}” may only come from {ways}, which cannot give it here. Add a source.',
  'package.choice-too-small': '“{name}” needs {pick} but offers {of}.',
  'package.promise-shorter-than-chain':
    'The promise of {promise} {promise|working day|working days} is shorter than the longest chain ({items}: {chain} when handled alone). Limits within a package are shorter; make sure that it can be kept.',
  'package.plain-item':
    'No published item is “{name}”: taken as a plain item with its limit, department and result.',
  'package.limit-not-stated': 'No limit is stated for “{name}”.',
  'package.unit-unknown':
    'No unit of time is called “{unit}”; the limit counts as not stated. It may be: {may}.',
  'package.word-unknown': 'No table knows “{word}”; it counts as not stated. It may be: {may}.',
  'package.element-unknown': '{names} were not read: no such elements. Compare data/packages.json.',
  'package.not-proved':
    'The condition of “{name}” has too many answers ({count}) to try whether it can be met.',
  'package.produced-without-dependency':
    '“{name}” needs what “{from}” produces, but no dependency says so; the plan lets it wait.',
  'package.dependency-uncertain': 'This dependency is of {confidence} confidence: please check it.',
  'package.condition-is-note': '“{words}” on “{name}” is no condition and stays a note.',
  'package.condition-worded-by-rule': '“{words}” on “{name}” became a question by rule: please word it well.',
  'package.choice-not-read':
    '“{words}” on “{name}” looks like a choice, was not read as one and stays a note.',
  'package.wish-asked': '“{name}” is optional: people are asked whether they want it.',
  'package.group-of-one': 'Group “{group}” has a single sub-item and is no choice.',
  'package.no-figures':
    'No figures from before are published ({measures}): savings are counted from the items, and say so where they cannot be.',
  'package.materials-unassigned':
    '{count} {count|material is|materials are} of no stated sub-item and taken as needed by the package as a whole.',
  'package.form-assumed':
    '“{name}” has no form of its own: it is composed of standard data elements (assumed).',
  'package.application-form-replaced': '“{name}” is replaced by the one form.',
  'package.assumed': 'Not from a published source but assumed: please check it.',
  'package.guide-only': 'There is no joint application ({words}): shown as a guide only.',
  'package.department-unknown':
    'Department “{department}” is not known. Add it to data/aliases/departments.json.',
} as const;
