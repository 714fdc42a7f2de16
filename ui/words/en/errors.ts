import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Record<keyof typeof zh, string> = {
  'error.invalid-input.title': 'Some entries are not right',
  'error.invalid-input.detail': 'Please mend what is named below; everything else is kept.',
  'error.not-signed-in.title': 'Please sign in first',
  'error.not-signed-in.detail': 'This page needs to know who you are. You will come back here afterwards.',
  'error.session-expired.title': 'You were away for long; please sign in again',
  'error.session-expired.detail': 'For your safety you are signed out after a while. All you wrote is kept.',
  'error.wrong-credentials.title': 'Account or password is not right',
  'error.wrong-credentials.detail': 'Please check and try again. Capital letters matter in passwords.',
  'error.wrong-check-code.title': 'The six digits are not right',
  'error.wrong-check-code.detail':
    'Ask the person to open “My account” and read out the six digits shown now.',
  'error.cannot-bind.title': 'This enterprise cannot be linked yet',
  'error.cannot-bind.detail': 'Please check the unified social credit code, or call 12345.',
  'error.cannot-bind.unknown.title': 'The register does not know {uscc}',
  'error.cannot-bind.unknown.detail':
    'Compare it with the business licence. A new licence shows up on the second working day.',
  'error.cannot-bind.closed.title': '{enterprise} is no longer active',
  'error.cannot-bind.closed.detail':
    'The register says it was closed or revoked. If that is wrong, ask the registration office.',
  'error.cannot-bind.not-representative.title': 'You are not its registered legal representative',
  'error.cannot-bind.not-representative.detail':
    'The legal representative of {enterprise} is {representative}, who can link it or authorise you.',
  'error.locked-out.title': 'Too many wrong tries; locked for a while',
  'error.locked-out.detail':
    'To protect the account, please try again after {until}, or have the password reset at a window with your ID card.',
  'error.too-many-requests.title': 'That was too fast',
  'error.too-many-requests.detail': 'Please wait a minute and try again. What you wrote is kept.',
  'error.forbidden.title': 'You cannot see this page',
  'error.forbidden.detail':
    'It belongs to somebody else, or the one you act for may not do this. Try acting for another.',
  'error.forbidden.own-account.title': 'You cannot stop your own account',
  'error.forbidden.own-account.detail': 'Ask another administrator, so that somebody is left who can manage.',
  'error.mandate-ended.title': 'The mandate has ended',
  'error.mandate-ended.detail':
    'The principal took it back, or it ran out, so this step was not done. Drafts stay with the principal. You may go on as yourself.',
  'error.outside-mandate.title': 'The mandate does not cover this',
  'error.outside-mandate.detail': 'The principal can do it, or give another mandate.',
  'error.outside-mandate.item.title': '{principal} gave you no mandate for “{item}”',
  'error.outside-mandate.item.detail':
    'The principal can do it, or add it to the mandate. You may also act for yourself again.',
  'error.outside-mandate.commit.title': 'Your mandate does not let you sign commitments',
  'error.outside-mandate.commit.detail':
    'Upload the documents instead, let the principal submit, or ask for a mandate that allows it.',
  'error.outside-mandate.no-sub-delegation.title': 'A mandate cannot be passed on',
  'error.outside-mandate.no-sub-delegation.detail':
    'That takes the principal’s consent (Civil Code art. 169). Ask the principal to give the mandate.',
  'error.outside-mandate.wallet.title': 'Only the holder decides this',
  'error.outside-mandate.wallet.detail':
    'An agent uses licences for what was entrusted. The holder may change this from their own account.',
  'error.outside-mandate.under-age.title': 'An agent must be 18 or older',
  'error.outside-mandate.under-age.detail': 'The principal may ask an adult.',
  'error.bad-csrf.title': 'This page was open for too long',
  'error.bad-csrf.detail': 'Please go back, reload the page and send it again.',
  'error.bad-csrf.kept.title': 'This page was open for too long',
  'error.bad-csrf.kept.detail':
    'All you filled in is below: please press once more. Chosen files have to be chosen again.',
  'error.not-found.title': 'There is no such page',
  'error.not-found.detail':
    'The address may be wrong or the content was taken down. Search for it, or call 12345.',
  'error.not-found.other-name.title': 'This application was begun in the name of {subject}',
  'error.not-found.other-name.detail': 'All you filled in is kept. Change to {subject} to open it.',
  'error.not-found.other-name-case.title': 'This is handled in the name of {subject}',
  'error.not-found.other-name-case.detail':
    'You are acting in another name now. Change to {subject} to see it.',
  'error.not-found.draft.title': 'This draft is not there any more',
  'error.not-found.draft.detail':
    'It was deleted, or it belongs to another account. See “My cases”, or begin anew.',
  'error.not-found.material.title': 'No such document is asked for',
  'error.not-found.material.detail':
    'Go back to the documents and choose the file beside one of those listed.',
  'error.not-found.account.title': 'Nobody has registered with this ID number',
  'error.not-found.account.detail': 'Check the number. Otherwise the person registers on the portal first.',
  'error.item-not-open.package-suspended.title': '“{name}” takes no applications for now',
  'error.item-not-open.package-suspended.detail':
    '{why}. Each of its items can be applied for alone; come back when it is open again.',
  'error.package-refused.title': 'This package cannot be published yet',
  'error.package-refused.detail':
    'Each place below says what is wrong. Mend it and publish again; the draft is kept.',
  'error.package-exists.title': '“{name}” has this id already',
  'error.package-exists.detail': 'Choose another id, or edit that package.',
  'error.stale-version.title': 'Something changed just now',
  'error.stale-version.detail': 'What you wrote is kept. Look at the changes below and send it again.',
  'error.stale-version.design.title': '{by} saved this layout a moment ago',
  'error.stale-version.design.detail':
    'What you drew is still here. Replace theirs, or leave yours and see theirs.',
  'error.stale-version.design-gone.title': 'The draft was published or given up',
  'error.stale-version.design-gone.detail': 'What you drew is still here and can be saved as a new draft.',
  'error.invalid-input.batch-empty.title': 'There is nothing to do',
  'error.invalid-input.batch-empty.detail': 'No licence of this type is valid and needs it.',
  'error.invalid-input.batch-whose.title': 'It is not said which licences',
  'error.invalid-input.batch-whose.detail': 'Name them one by one, or name a type.',
  'error.invalid-input.design.title': 'The layout cannot be published yet: {n}',
  'error.invalid-input.design.detail': 'See the checks, mend them, then publish.',
  'error.licence-not-usable.of-another.title': 'This licence is not the applicant’s',
  'error.licence-not-usable.of-another.detail':
    'Only a licence of the applicant or of who acts for it will do. Please check who is showing it.',
  'error.licence-not-usable.stated.title': 'This licence was stated by its holder and not checked yet',
  'error.licence-not-usable.stated.detail': 'Take the original to a window; it can be used once it was seen.',
  'error.licence-not-usable.other-type.title': 'This document calls for another kind of licence',
  'error.licence-not-usable.other-type.detail': 'Ask for a code of that kind, or choose another document.',
  'error.licence-not-usable.no-material.title': 'It is not clear which document it stands for',
  'error.licence-not-usable.no-material.detail':
    'No document that is still missing calls for this kind of licence. Choose the document first.',
  'error.licence-not-usable.not-valid.title': 'This licence is not valid now',
  'error.licence-not-usable.not-valid.detail':
    'A suspended, cancelled or expired licence stands for no paper: let the applicant hand one in.',
  'error.licence-not-usable.title': 'This licence cannot be used',
  'error.licence-not-usable.detail': 'Let the applicant hand in a paper.',
  'error.own-materials-full.title': 'There is no more room for your papers',
  'error.own-materials-full.detail':
    'At most {files} papers, {megabytes} MB. Delete what you no longer need, then keep this one.',
  'error.case-taken.title': '{by} is handling this case',
  'error.case-taken.detail': '{by} has had it since {since}. What you wrote is kept; talk to them first.',
  'error.not-allowed-now.licence-state.title': 'This cannot be done with the licence now',
  'error.not-allowed-now.licence-state.detail':
    'Its state has changed. Reload to see its state and what can be done.',
  'error.not-allowed-now.licence-no-end.title': 'A licence without an end needs no renewal',
  'error.not-allowed-now.licence-no-end.detail':
    'It has no last day. If what it says has changed, change it.',
  'error.not-allowed-now.title': 'This step is not possible now',
  'error.not-allowed-now.detail': 'The case has moved on. Reload to see where it is.',
  'error.not-allowed-now.already-submitted.title': 'This application was handed in already',
  'error.not-allowed-now.already-submitted.detail':
    'There is one case only. See “My cases”; what was changed afterwards is not part of it.',
  'error.key-reused.title': 'This does not match what was sent before',
  'error.key-reused.detail': 'Please go back, reload and send it again. Nothing was done twice.',
  'error.item-not-open.title': 'This cannot be done online at the moment',
  'error.item-not-open.detail':
    'It is not published, suspended or withdrawn. The guide names the place and the phone number.',
  'error.not-eligible.title': 'The one you act for cannot apply for this',
  'error.not-eligible.detail': 'The guide says who may apply and what has to be done first.',
  'error.real-name-level.title': 'Your identity level is too low',
  'error.real-name-level.detail':
    'This step needs your identity checked first. “My account” says how to raise the level.',
  'error.answers-invalid.title': 'Some entries are not right',
  'error.answers-invalid.detail': 'Please mend what is named below; everything else is saved.',
  'error.materials-missing.title': 'Some documents are missing',
  'error.materials-missing.detail': 'Add them and submit; what you uploaded is kept.',
  'error.upload-refused.title': 'This file was not taken',
  'error.upload-refused.detail': 'Please use JPG, PNG or PDF, 20 MB each at most.',
  'error.upload-refused.too-large.title': '“{name}” is larger than {limit} MB',
  'error.upload-refused.too-large.detail': 'Make it smaller or split it into several files.',
  'error.upload-refused.empty.title': '“{name}” is empty',
  'error.upload-refused.empty.detail': 'There is nothing in it; please choose another file.',
  'error.upload-refused.not-allowed.title': '“{name}” is a kind of file not taken here',
  'error.upload-refused.not-allowed.detail': 'Please use {allowed}.',
  'error.upload-refused.disguised.title': '“{name}” is not what its name says',
  'error.upload-refused.disguised.detail':
    'It is {found} in fact. Please use the original file, not a renamed one.',
  'error.upload-refused.heic.title': '“{name}” cannot be opened; please use JPG, PNG or PDF',
  'error.upload-refused.heic.detail':
    'Some phones take photos in this format. Save it as JPG or upload a screenshot.',
  'error.upload-refused.encrypted.title': '“{name}” has a password and cannot be opened',
  'error.upload-refused.encrypted.detail': 'Please remove the password and upload it again.',
  'error.upload-refused.no-room.title': 'The system has no room for files at the moment',
  'error.upload-refused.no-room.detail':
    'This file was not saved; everything else is kept. Try again later, or call 12345.',
  'error.upload-refused.damaged.title': '“{name}” is damaged and cannot be opened',
  'error.upload-refused.damaged.detail': 'Please take the photo or export the file again.',
  'error.upload-refused.interrupted.title': '“{name}” did not arrive in full',
  'error.upload-refused.interrupted.detail':
    'The connection was lost. Choose it again and it goes on from there.',
  'error.upload-refused.wrong-offset.title': '“{name}” did not join up',
  'error.upload-refused.wrong-offset.detail': 'Choose it again and it goes on from there.',
  'error.glyph-missing.title': 'One character cannot be printed yet',
  'error.glyph-missing.detail':
    'No font has “{character}” ({code}); the paper would show a gap, so it was not made. Please ask the administrator to add a font.',
  'error.licence-too-long.title': 'The licence has no room for this',
  'error.licence-too-long.detail':
    '“{field}” is too long for this layout even in the smallest letters, so no licence was made. Please shorten it, or use a larger layout.',
  'error.licence-not-made.title': 'The licence has not been made yet',
  'error.licence-not-made.detail':
    'Something the licence must say is not known. Please complete it and try again.',
  'error.licence-not-made.external.title': '{type} is made by the ministry’s own system',
  'error.licence-not-made.external.detail':
    'Once it is made there, record its number and validity here; the holder then has it in the wallet.',
  'error.licence-not-made.held-state.title': 'The {type} that is held does not allow this now',
  'error.licence-not-made.held-state.detail':
    'It is suspended, revoked or over. Deal with its state first, then try again.',
  'error.licence-not-made.none-held.title': 'No {type} of this holder is known here',
  'error.licence-not-made.none-held.detail':
    'It may be from before this platform, or from elsewhere. For an older paper, give the number on the original and make it again; else it is handled where it was issued.',
  'error.licence-not-made.which-held.title': 'Which {type} is meant does not come out',
  'error.licence-not-made.which-held.detail':
    'The number in the application is missing or is none of the {n} held here. Ask, and give the number.',
  'error.licence-not-made.nothing-changed.title': 'The application says what the licence says',
  'error.licence-not-made.nothing-changed.detail':
    'There is nothing to change. Where there is, fill in what becomes different and try again.',
  'error.licence-not-made.fields.title': 'The face of the licence is not complete',
  'error.licence-not-made.fields.detail':
    'The application does not say: {names}. The issue clerk fills it in and has it made again.',
  'error.licence-not-made.issuer.title': 'The issuer has no unified social credit code',
  'error.licence-not-made.issuer.detail':
    '“{issuer}” has no code in the register, so there is no identifier. An administrator adds it, then try again.',
  'error.licence-not-made.number.title': 'The licence cannot be numbered',
  'error.licence-not-made.number.detail':
    'The rule is {rule}, and the application lacks a part of it. Please check the application or the rule.',
  'error.licence-not-made.photo.title': 'The photograph for the licence is missing',
  'error.licence-not-made.photo.detail':
    'No material of the case whose name has “{material}” holds a picture (JPG or PNG). Ask the applicant for one, or let the layout leave the frame empty, then try again.',
  'error.licence-not-made.photo-unusable.title': 'This photograph cannot be used',
  'error.licence-not-made.photo-unusable.detail':
    '“{material}” cannot be opened, or has fewer than 100 by 100 points or more than 30 million. Ask the applicant for a clear one, then try again.',
  'error.licence-not-made.parts.title': 'Some parts have no licence yet',
  'error.licence-not-made.parts.detail':
    'The combined licence lists {names}. It is made by itself as soon as these are.',
  'error.licence-not-made.face.title': 'This type of licence has no face yet',
  'error.licence-not-made.face.detail':
    'The elements of “{type}” are not defined. An administrator adds them to data/licence-layouts/fields.json.',
  'error.seal-not-ready.title': 'The issuer’s seal cannot be used yet',
  'error.seal-not-ready.detail':
    '“{issuer}” has no seal in use. An administrator has one made, filed and authorised under “Seals”; then try again.',
  'error.seal-not-ready.suspended.title': 'The issuer’s seal is suspended',
  'error.seal-not-ready.suspended.detail':
    'Nothing is sealed for “{issuer}” meanwhile. An administrator resumes it; then try again.',
  'error.not-allowed-now.seal-state.title': 'This cannot be done with the seal now',
  'error.not-allowed-now.seal-state.detail':
    'Its state has changed, or the step before is not done. Reload and look again.',
  'error.show-code-over.title': 'This code is no longer good',
  'error.show-code-over.detail':
    'A code for showing a licence lasts five minutes and ends when a new one is made. Ask for a new code and scan again.',
  'error.licence-external.title': 'This licence is not issued here',
  'error.licence-external.detail':
    '{type} is issued by a system of its ministry; here it can only be checked and shown. Please go to the issuing authority.',
  'error.already-rated.title': 'You have rated this already',
  'error.already-rated.detail': 'Each case takes one rating and one follow-up; both are used.',
  'error.already-registered.title': 'This ID number has an account already',
  'error.already-registered.detail': 'Please sign in. If it was not you, go to a window with your ID card.',
  'error.already-registered.phone.title': 'This mobile number belongs to another account',
  'error.already-registered.phone.detail':
    'Please use another number, or sign in with it. If the number is new to you, go to a window with your ID card.',
  'error.already-registered.login-name.title': 'This account name is taken',
  'error.already-registered.login-name.detail': 'Please choose another one.',
  'error.provider-sign-in.title': 'Unified sign-in did not succeed',
  'error.provider-sign-in.detail': 'Try again, or sign in with your ID number or mobile number.',
  'error.provider-sign-in.expired.title': 'Signing in took too long',
  'error.provider-sign-in.expired.detail':
    'Please start again from the sign-in page and finish within ten minutes.',
  'error.provider-sign-in.unavailable.title': 'Unified sign-in cannot be reached for the moment',
  'error.provider-sign-in.unavailable.detail':
    'Try again in a few minutes, or sign in with your ID number or mobile number.',
  'error.wrong-reset-code.title': 'The reset code is not right or no longer valid',
  'error.wrong-reset-code.detail':
    'A code holds for half an hour and works once. Please check it, or ask for another one.',
  'error.unavailable.title': 'The system cannot be reached for the moment',
  'error.unavailable.detail':
    'This last step may not have been saved; what was saved before is kept. Try again in a few minutes, or call 12345.',
  'error.unavailable.read-only.title': 'The system can only be read for the moment',
  'error.unavailable.read-only.detail':
    'This last step was not saved; what was saved before is kept. Try again in a few minutes, or call 12345.',
  'error.unavailable.full.title': 'The system has run out of room',
  'error.unavailable.full.detail':
    'This last step was not saved; what was saved before is kept. Try again later, or call 12345.',
  'error.unavailable.busy.title': 'Too many people at this moment',
  'error.unavailable.busy.detail':
    'This last step was not done; what was saved before is kept. Try again in a minute.',
  'error.internal.title': 'This step did not work',
  'error.internal.detail': 'What you saved is kept. Try again, or call 12345 and give {reference}.',
};
