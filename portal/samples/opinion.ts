import type { Frame, OutsideOpinionProps } from '../pages/props.ts';

/** The page of a signed link: asked, sent with nothing written, and answered. */
export function opinionSample(
  frame: Frame,
  is: { wrong?: boolean; done?: boolean } = {},
): OutsideOpinionProps {
  const problems = ['opinion', 'reason', 'name', 'post'].map((field) => ({
    field,
    code: field === 'opinion' ? 'required-choice' : 'required',
    params: { label: '' },
  }));
  return {
    frame,
    token: '0198f0c0aaaa7000800000000000000a.t1abcd.c2lnbmF0dXJl',
    asked: is.done
      ? null
      : {
          number: '513424-20261116-000731-4',
          itemName: '《食品经营许可证》新办',
          organisationName: '德昌县市场监督管理局（演示）',
          body: '德州街道办事处（演示）',
          question: '店面门前能不能停货车？<script>alert(1)</script>',
          fields: [
            { label: '经营场所', value: '德州街道 演示路 12 号' },
            { label: '面积', value: '100 平方米' },
          ],
          due: '2026-11-26',
        },
    returned: { typed: is.wrong ? { reason: '' } : {}, problems: is.wrong ? problems : [] },
    problem: null,
    done: is.done ?? false,
  };
}
